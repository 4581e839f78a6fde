// swift-tools-version:5.9
// Beside the package that `cargo xtask swift` stages in target/swift.

import PackageDescription

let package = Package(
    name: "campagna",
    platforms: [.macOS(.v12)],
    dependencies: [.package(path: "../../target/swift")],
    targets: [.executableTarget(name: "campagna", dependencies: [.product(name: "Abilita", package: "swift")])]
)
