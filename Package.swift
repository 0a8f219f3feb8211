// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6, explicit existentials and imports, and no warning that anyone may overlook.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "_CryptoExtras", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func library(_ name: String, _ dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "git-dataset",
  products: [.executable(name: "git-dataset", targets: ["git-dataset"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(name: "CSpawn"),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    library("Documents", ["CYAML"]),
    library("Diagnostics", []),
    library("Schema", ["Documents", "CPCRE2"]),
    library("JSONPath", ["Documents", "Schema"]),
    library("Statistics", []),
    library("Similarity", []),
    library("Patches", ["CZlib"]),
    library("Checks", ["Patches", "Similarity", "Statistics", "Documents", "Schema", "Diagnostics", "JSONPath"]),
    library("Dataset", ["Documents", "Schema", "Diagnostics", "Statistics"]),
    library("Engine", ["Checks", "Similarity", "Dataset", "Documents", "Schema", "Diagnostics", "Statistics"]),
    library(
      "Rules", ["Engine", "Checks", "Dataset", "Documents", "Schema", "Diagnostics", "Statistics"],
      plugins: ["GeneratePlugin"]),
    library("Reports", ["Engine", "Dataset", "Documents", "Diagnostics", "Statistics"]),
    library("Imports", ["Dataset", "Documents", "Schema", "Diagnostics"]),
    library("Builtin", [], plugins: ["GeneratePlugin"]),
    library("Git", ["CLibgit2"]),
    library("Processes", ["CSpawn"]),
    library("Signatures", ["Processes", crypto, cryptoExtras]),
    library(
      "Intake", ["Git", "Signatures", "Engine", "Checks", "Patches", "Dataset", "Documents", "Schema", "Diagnostics"]),
    library(
      "Commands",
      [
        "Intake", "Rules", "Reports", "Imports", "Builtin", "Checks", "Git", "Signatures", "Processes", "Engine",
        "Dataset", "Documents", "Schema", "Diagnostics", "Statistics", argumentParser,
      ]),
    .executableTarget(name: "git-dataset", dependencies: ["Commands"], swiftSettings: strict),

    .executableTarget(name: "Generate", swiftSettings: strict),
    .plugin(
      name: "GeneratePlugin", capability: .buildTool(), dependencies: ["Generate"], path: "Sources/GeneratePlugin"),

    tests("DocumentsTests", ["Documents"]),
    tests("BuiltinTests", ["Builtin"]),
    tests("DatasetTests", ["Dataset", "Documents", "Diagnostics"]),
    .target(
      name: "Fixtures", dependencies: ["Engine", "Dataset", "Documents", "Statistics"], path: "Tests/Fixtures",
      swiftSettings: strict),
    tests("EngineTests", ["Engine", "Dataset", "Diagnostics", "Documents", "Schema", "Statistics", "Fixtures"]),
    tests("CommandsTests", ["Commands", "Support", argumentParser], exclude: ["Snapshots"]),
    tests("ImportsTests", ["Imports", "Dataset", "Documents", "Schema", "Diagnostics"]),
    .target(name: "Support", dependencies: ["Statistics"], path: "Tests/Support", swiftSettings: strict),
    tests(
      "ReportsTests",
      ["Reports", "Rules", "Engine", "Dataset", "Diagnostics", "Documents", "Statistics", "Support", "Fixtures"],
      exclude: ["Snapshots"]),
    tests(
      "RulesTests",
      [
        "Rules", "Engine", "Checks", "Dataset", "Documents", "Schema", "Diagnostics", "Builtin", "Signatures", "Intake",
        "Git", "Support",
      ],
      exclude: ["Cases", "States", "Base.md", "Signed.md"]),
    tests("StatisticsTests", ["Statistics", "Signatures"]),
    tests("ArchitectureTests", []),
    tests("EndToEndTests", [], exclude: ["Scenarios", "library"]),
    tests("GitTests", ["Git", "Support"]),
    tests("PatchesTests", ["Patches", "Support", crypto]),
    tests("ProcessesTests", ["Processes"]),
    tests("SignaturesTests", ["Signatures", "Git", "Support", crypto]),
    tests("IntakeTests", ["Intake", "Git", "Engine", "Dataset", "Documents", "Diagnostics", "Support"]),
    tests(
      "HistoryTests",
      [
        "Intake", "Rules", "Builtin", "Checks", "Git", "Signatures", "Engine", "Dataset", "Documents", "Schema",
        "Diagnostics", "Support", crypto,
      ]),
    tests("SchemaTests", ["Schema", "Documents", "Builtin", "Support"], exclude: ["Cases"]),
    tests("SimilarityTests", ["Similarity", "Support"]),
    tests("ChecksTests", ["Checks", "Similarity", "Documents", "Diagnostics", "Schema", "Builtin", "Support"]),
    tests("JSONPathTests", ["JSONPath", "Documents", "Schema"]),
  ]
)
