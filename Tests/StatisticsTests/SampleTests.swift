import Foundation
import Signatures
import Statistics
import Testing

/// The sampler by bytes, by what it promises, and by a shell that knows nothing of it.
@Suite struct SampleTests {
  private static let digest: Digest = { ContentDigest.sha256($0) }

  private static func seed(_ root: String, secrets: [String]) -> SampleSeed {
    SampleSeed(
      dataset: "7f8c2a52-0000-4000-8000-000000000001", batch: "notes/b1", attempt: 1, root: root, secrets: secrets)
  }

  private static let secrets = [String(repeating: "11", count: 32), String(repeating: "22", count: 32)]

  @Test func bytesAreThoseOfTheScheme() {
    let line = BatchRoot.Line(mode: "100644", oid: "ab", sha256: "cd", path: "n-1/log 1.txt")
    #expect(line.bytes == Array("100644 ab cd n-1/log 1.txt\n".utf8))
    let later = BatchRoot.Line(mode: "100755", oid: "aa", sha256: "cd", path: "a")
    #expect(BatchRoot.bytes([later, line]) == line.bytes + later.bytes)
    let text = "git-dataset/seed/1\n7f8c2a52-0000-4000-8000-000000000001\nnotes/b1\n1\nr\ns\nt\n"
    #expect(Self.seed("r", secrets: ["s", "t"]).bytes == Array(text.utf8))
    #expect(Sample.ticket(of: "n-1", seed: "s") == Array("git-dataset/ticket/1\ns\nn-1\n".utf8))
  }

  @Test func drawsTheSmallestTickets() {
    let candidates = (1...40).map { Sample.Candidate(id: "n-\($0)", annotators: ["ada"]) }
    let tickets = candidates.map { (Self.digest(Sample.ticket(of: $0.id, seed: "5")), $0.id) }
    let order = tickets.sorted { $0.0 < $1.0 }.map(\.1)
    var random = SplitMix64(seed: 1)
    for size in [0, 1, 7, 40, 50] {
      let sample = Sample(
        from: candidates.shuffled(using: &random), seed: "5", size: size, minimum: 0, digest: Self.digest)
      #expect(sample.drawn == Array(order.prefix(size)))
      #expect(sample.added == [])
    }
  }

  /// Every annotator's minimum is met, by their own smallest tickets, and nothing more than needed is on top.
  @Test func everyAnnotatorIsAudited() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<40 {
      let people = ["ada", "grace", "alan", "barbara"]
      let candidates = (0..<(10 + random.below(40))).map { number in
        Sample.Candidate(
          id: "n-\(number)", annotators: random.below(8) == 0 ? [people[0], people[1]] : [people[random.below(4)]])
      }
      let (size, minimum) = (random.below(12), random.below(6))
      let sample = Sample(from: candidates, seed: "8", size: size, minimum: minimum, digest: Self.digest)
      let audited = Set(sample.drawn + sample.added)
      let order = Sample(from: candidates, seed: "8", size: candidates.count, minimum: 0, digest: Self.digest).drawn
      var expected = Set(order.prefix(size))
      for person in people {
        let own = order.filter { id in candidates.contains { $0.id == id && $0.annotators.contains(person) } }
        expected.formUnion(own.prefix(minimum))
      }
      #expect(audited == expected)
      #expect(sample.drawn.count + sample.added.count == audited.count)
    }
  }

  @Test func anythingElseIsAnotherSeed() {
    let base = Self.seed("r", secrets: Self.secrets)
    let others = [
      SampleSeed(dataset: "x", batch: base.batch, attempt: 1, root: "r", secrets: base.secrets),
      SampleSeed(dataset: base.dataset, batch: "notes/b2", attempt: 1, root: "r", secrets: base.secrets),
      SampleSeed(dataset: base.dataset, batch: base.batch, attempt: 2, root: "r", secrets: base.secrets),
      SampleSeed(dataset: base.dataset, batch: base.batch, attempt: 1, root: "q", secrets: base.secrets),
      SampleSeed(dataset: base.dataset, batch: base.batch, attempt: 1, root: "r", secrets: base.secrets.reversed()),
      SampleSeed(dataset: base.dataset, batch: base.batch, attempt: 1, root: "r", secrets: [base.secrets[0]]),
    ]
    #expect(Set(([base] + others).map { Self.digest($0.bytes) }).count == others.count + 1)
  }

  /// A shell with git, sha256sum, sort and head draws the very same items.
  @Test func aShellDrawsTheSame() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "git-dataset-sample-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.writeItems(in: folder)
    _ = try Self.shell(
      "git init -q && git add -A && git -c user.name=a -c user.email=a@example.com commit -qm x", folder)
    let tree = "HEAD:batches/it's one/items"
    let lines = try Self.lines(of: tree, folder)
    #expect(lines.count == 34)
    let root = Self.digest(BatchRoot.bytes(lines))
    let seed = Self.seed(root, secrets: Self.secrets)
    let digest = Self.digest(seed.bytes)
    let candidates = (1...30).map { Sample.Candidate(id: Self.id($0), annotators: []) }
    let sample = Sample(from: candidates, seed: digest, size: 9, minimum: 0, digest: Self.digest)
    let printed = try Self.shell(RedrawScript.text(tree: tree, seed: seed, size: 9), folder)
    let expected = sample.drawn.map { "\(Self.digest(Sample.ticket(of: $0, seed: digest))) \($0)" }
    #expect(printed.split(separator: "\n").map(String.init) == ["root \(root)", "seed \(digest)"] + expected)
    // One secret alone, where nobody witnesses.
    let alone = Self.seed(root, secrets: [Self.secrets[0]])
    let again = try Self.shell(RedrawScript.text(tree: tree, seed: alone, size: 0), folder)
    #expect(again == "root \(root)\nseed \(Self.digest(alone.bytes))\n")
  }

  /// Some ids look like file names, since they may hold full stops.
  private static func id(_ number: Int) -> String { number % 10 == 0 ? "n-\(number).yaml" : "n-\(number)" }

  private static func writeItems(in folder: URL) throws {
    let items = folder.appending(path: "batches/it's one/items")
    for number in 1...30 {
      try FileManager.default.createDirectory(at: items, withIntermediateDirectories: true)
      let name = id(number) + (number % 3 == 0 ? ".json" : ".yaml")
      try Data("id: \(number)\n".utf8).write(to: items.appending(path: name))
    }
    for (folder, name) in [("n-1", "a b.txt"), ("n-1", "back'slash"), ("n-10.yaml", "ü.bin"), ("n-2", "deep.json")] {
      try FileManager.default.createDirectory(at: items.appending(path: folder), withIntermediateDirectories: true)
      try Data([0, 255, 10, 13]).write(to: items.appending(path: "\(folder)/\(name)"))
    }
  }

  /// The lines of a tree, from what git says and the bytes on the disk.
  private static func lines(of tree: String, _ folder: URL) throws -> [BatchRoot.Line] {
    try shell("git ls-tree -r -z \"\(tree)\"", folder).split(separator: "\0").map { entry in
      let halves = entry.split(separator: "\t", maxSplits: 1)
      let words = halves[0].split(separator: " ")
      let path = String(halves[1])
      let bytes = try Data(contentsOf: folder.appending(path: "batches/it's one/items/\(path)"))
      return BatchRoot.Line(mode: String(words[0]), oid: String(words[2]), sha256: digest(Array(bytes)), path: path)
    }
  }

  private static func shell(_ script: String, _ folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-euc", script]
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_SYSTEM": "/dev/null"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
