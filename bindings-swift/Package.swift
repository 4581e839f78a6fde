// swift-tools-version:5.9
//
// The Swift package of abilita, as `cargo xtask swift` stages it: generated sources, header and native library are put beside
// this file. On Linux the shared library in `lib` is linked; for Apple's platforms `build-xcframework.sh` makes the framework.

import PackageDescription

#if os(Linux)
let library = "\(Context.packageDirectory)/lib"
let ffi: Target = .systemLibrary(name: "AbilitaFFI", path: "Sources/AbilitaFFI")
let linked: [LinkerSetting] = [
    .linkedLibrary("abilita_uniffi"),
    .unsafeFlags(["-L\(library)", "-Xlinker", "-rpath", "-Xlinker", library]),
]
#else
let ffi: Target = .binaryTarget(name: "AbilitaFFI", path: "AbilitaFFI.xcframework")
let linked: [LinkerSetting] = []
#endif

let package = Package(
    name: "abilita",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [
        .library(name: "Abilita", targets: ["Abilita"]),
        .executable(name: "play", targets: ["play"]),
    ],
    targets: [
        ffi,
        .target(name: "Abilita", dependencies: ["AbilitaFFI"], linkerSettings: linked),
        .target(name: "AbilitaPlayer", dependencies: ["Abilita"]),
        .executableTarget(name: "play", dependencies: ["AbilitaPlayer"]),
        .testTarget(name: "AbilitaTests", dependencies: ["Abilita", "AbilitaPlayer"]),
    ]
)
