#!/bin/sh
# Makes abilita.aar for Android: the classes of the jar, and the library for each processor under jni/.
#
#   cargo xtask kotlin build && sh bindings-kotlin/android/build-aar.sh
#
# It needs cargo-ndk, the NDK (ANDROID_NDK_HOME) and the four Rust targets; neither Gradle nor the rest of the SDK. The app adds
# net.java.dev.jna:jna with the type @aar, which brings JNA's own library.
set -eu
cd "$(dirname "$0")/../.."
: "${ANDROID_NDK_HOME:?the folder of the Android NDK}"
target=${CARGO_TARGET_DIR:-target}
aar=$target/kotlin/aar
rm -rf "$aar" && mkdir -p "$aar/jni"

# Android 15 loads libraries by pages of 16 KB. Nothing is generated from these: they keep no symbols but those they export.
RUSTFLAGS="${RUSTFLAGS:-} -C link-arg=-Wl,-z,max-page-size=16384 -C strip=symbols" cargo ndk \
    --target arm64-v8a --target armeabi-v7a --target x86_64 --target x86 --platform 24 --output-dir "$aar/jni" \
    build --release --package abilita-uniffi

# The jar without the libraries of desktops.
cp "$target/kotlin/build/abilita-0.1.0.jar" "$aar/classes.jar"
zip -q -d "$aar/classes.jar" 'linux-*' 'darwin-*' 'win32-*' || test $? = 12
cp bindings-kotlin/android/AndroidManifest.xml bindings-kotlin/android/proguard.txt "$aar/"
: > "$aar/R.txt"
(cd "$aar" && zip -q -r ../abilita.aar AndroidManifest.xml R.txt proguard.txt classes.jar jni)
echo "$target/kotlin/abilita.aar"
