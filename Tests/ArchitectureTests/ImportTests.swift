import Testing

/// Which target may import which: the layers of the product. The compiler does not hold them, so this does.
@Suite struct ImportTests {
  /// What a target may import of the package's own, and of the outside.
  private static let table: [String: (own: Set<String>, outside: Set<String>)] = [
    "CYAML": ([], []), "CLibgit2": ([], []), "CPCRE2": ([], []), "CSpawn": ([], []), "CZlib": ([], []),
    "Documents": (["CYAML"], []),
    "Diagnostics": ([], []),
    "Schema": (["Documents", "CPCRE2"], []),
    "JSONPath": (["Documents", "Schema"], []),
    "Checks": (["Patches", "Similarity", "Statistics", "Documents", "Schema", "Diagnostics", "JSONPath"], []),
    "Statistics": ([], []),
    "Similarity": ([], []),
    "Patches": (["CZlib"], []),
    "Dataset": (["Documents", "Schema", "Diagnostics", "Statistics"], []),
    "Engine": (
      ["Checks", "Similarity", "Dataset", "Documents", "Schema", "Diagnostics", "Statistics"], ["Synchronization"]
    ),
    "Rules": (["Engine", "Checks", "Dataset", "Documents", "Schema", "Diagnostics", "Statistics"], []),
    "Reports": (["Engine", "Dataset", "Documents", "Diagnostics", "Statistics"], []),
    "Imports": (["Dataset", "Documents", "Schema", "Diagnostics"], []),
    "Builtin": ([], []),
    "Git": (["CLibgit2"], []),
    "Processes": (["CSpawn"], ["Glibc"]),
    "Signatures": (["Processes"], ["Crypto", "_CryptoExtras", "FoundationEssentials"]),
    "Intake": (
      ["Git", "Signatures", "Engine", "Checks", "Patches", "Dataset", "Documents", "Schema", "Diagnostics"],
      ["Glibc", "Synchronization"]
    ),
    "Commands": (
      [
        "Intake", "Rules", "Reports", "Imports", "Builtin", "Checks", "Git", "Signatures", "Processes", "Engine",
        "Dataset", "Documents", "Schema", "Diagnostics", "Statistics",
      ],
      ["ArgumentParser", "Glibc", "Synchronization"]
    ),
    "git-dataset": (["Commands"], []),
    "Generate": ([], ["Foundation"]),
    "GeneratePlugin": ([], ["Foundation", "PackagePlugin"]),
  ]

  private static func imports(_ file: SourceTree.File) -> [String] {
    // Up to the first declaration; what follows may be text for generated code.
    let head = file.lines.prefix { line in !["struct ", "enum ", "class ", "extension "].contains(where: line.contains)
    }
    return head.compactMap { line in
      !line.contains("import ")
        ? nil : line.firstMatch(of: /^\s*(?:@\w+(?:\([^)]*\))? )*(?:\w+ )?import (?:\w+ )?(\w+)/).map { String($0.1) }
    }
  }

  @Test(arguments: SourceTree.sources) func staysInItsLayer(file: SourceTree.File) throws {
    let allowed = try #require(Self.table[file.target], "\(file.target) is not in the table of layers")
    let foreign = Set(Self.imports(file)).subtracting(allowed.own).subtracting(allowed.outside)
    #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted().joined(separator: ", "))")
  }

  /// What `Package.swift` lists is a part of the table too, so that nothing is linked that nobody may import.
  @Test func thePackageListsNoMore() throws {
    let text = try #require(SourceTree.text("Package.swift"))
    let declarations = text.matches(of: /library\(\s*"(\w+)",\s*\[([^\]]*)\]/)
    #expect(declarations.count > 8)
    for declaration in declarations {
      let allowed = try #require(Self.table[String(declaration.1)], "\(declaration.1) is not in the table of layers")
      let listed = Set(declaration.2.matches(of: /"(\w+)"/).map { String($0.1) })
      #expect(listed.subtracting(allowed.own) == [], "Package.swift: \(declaration.1)")
    }
  }

  @Test func everyImportIsListedByThePackage() throws {
    let text = try #require(SourceTree.text("Package.swift"))
    for declaration in text.matches(of: /library\(\s*"(\w+)",\s*\[([^\]]*)\]/) {
      let allowed = Self.table[String(declaration.1)]?.own ?? []
      let listed = Set(declaration.2.matches(of: /"(\w+)"/).map { String($0.1) })
      let used = SourceTree.sources.filter { $0.target == declaration.1 }.flatMap(Self.imports)
      #expect(Set(used).intersection(allowed).subtracting(listed) == [], "Package.swift: \(declaration.1)")
    }
  }

  @Test func everyTargetHasItsLayer() {
    let targets = Set(SourceTree.sources.map(\.target))
    #expect(targets.count > 8)
    #expect(targets.subtracting(Self.table.keys) == [])
  }
}
