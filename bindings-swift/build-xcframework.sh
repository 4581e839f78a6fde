#!/bin/sh
# Makes AbilitaFFI.xcframework for iOS, its simulator and macOS, on a Mac with Xcode and the Rust targets below.
#
#   cargo xtask swift stage && sh bindings-swift/build-xcframework.sh
#
# The package staged in target/swift then builds in Xcode as it is.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
staged=$target/swift
work=$staged/xcframework
rm -rf "$work" "$staged/AbilitaFFI.xcframework"

for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios aarch64-apple-darwin x86_64-apple-darwin; do
    rustup target add "$triple"
    cargo build --release --package abilita-uniffi --target "$triple"
done

# One library a platform: Xcode takes no two of the same.
fat() {
    mkdir -p "$work/$1"
    shift_to=$work/$1/libabilita_uniffi.a
    shift
    lipo -create "$@" -output "$shift_to"
}
built() { echo "$target/$1/release/libabilita_uniffi.a"; }
fat ios "$(built aarch64-apple-ios)"
fat simulator "$(built aarch64-apple-ios-sim)" "$(built x86_64-apple-ios)"
fat macos "$(built aarch64-apple-darwin)" "$(built x86_64-apple-darwin)"

mkdir -p "$work/headers"
cp "$staged/Sources/AbilitaFFI/AbilitaFFI.h" "$staged/Sources/AbilitaFFI/module.modulemap" "$work/headers/"
xcodebuild -create-xcframework \
    -library "$work/ios/libabilita_uniffi.a" -headers "$work/headers" \
    -library "$work/simulator/libabilita_uniffi.a" -headers "$work/headers" \
    -library "$work/macos/libabilita_uniffi.a" -headers "$work/headers" \
    -output "$staged/AbilitaFFI.xcframework"
