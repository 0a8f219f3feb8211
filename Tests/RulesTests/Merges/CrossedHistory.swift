import Support

/// A history of a few files on up to six branches that nobody planned: commits that change files or take changes back,
/// and merges to and fro, of tips and of what lies behind them, most of them clean.
struct CrossedHistory {
  /// A file that commits change: where it lies, what it may hold, and whether it is policy.
  struct File {
    let path: String
    let texts: [String]
    let isPolicy: Bool

    fileprivate init(_ path: String, isPolicy: Bool) {
      self.path = path
      self.isPolicy = isPolicy
      texts = (1...2).map { path == "dataset.yaml" ? Self.manifest($0) : "\(path) \($0)\n" }
    }

    private static func manifest(_ number: Int) -> String {
      """
      format: 1
      id: 7f8c2a52-0000-4000-8000-000000000001
      name: notes-\(number)
      license: CC-BY-4.0
      purpose: training
      streams: {notes: {type: note, rubric: 1.0.0}}

      """
    }
  }

  struct Commit {
    let parents: [Int]
    /// What it holds, for each file the number of its text, 0 for none.
    let files: [Int]
    let time: Int
  }

  static let files =
    ["dataset.yaml", "people.yaml", "streams/notes/schema.yaml", "Makefile"].map { File($0, isPolicy: true) }
    + [
      "README.md", "docs/a.md", "streams/notes/batches/b1/batch.yaml", "streams/notes/batches/b1/items/n-1.yaml",
      "streams/notes/batches/b1/items/n-2.yaml", "streams/notes/batches/b1/items/n-2/a.txt",
    ].map { File($0, isPolicy: false) }

  private(set) var commits: [Commit] = []
  /// The tips of the branches; the first is the protected one.
  private(set) var tips: [Int] = []
  /// For each commit the set of those that it has behind it, itself included.
  private(set) var ancestors: [UInt64] = []
  private var dice: Dice

  /// - Parameter seed: the same gives the same history.
  init(seed: UInt64) {
    dice = Dice(seed)
    add(parents: [], files: Self.files.map { $0.path == "Makefile" ? 0 : 1 })
    tips = [0]
    for _ in 0..<(10 + dice.below(70)) { step() }
  }

  private mutating func step() {
    switch dice.below(100) {
    case ..<12 where tips.count < 6: tips.append(dice.below(commits.count))
    case ..<14 where tips.count < 6:
      add(parents: [], files: Self.files.indices.map { $0 == 0 ? 1 : dice.below(3) })
      tips.append(commits.count - 1)
    case ..<45: change(dice.below(tips.count))
    default: merge(into: dice.chance(40) ? 0 : dice.below(tips.count))
    }
  }

  private mutating func change(_ branch: Int) {
    var files = commits[tips[branch]].files
    for _ in 0...dice.below(2) {
      let file = dice.below(files.count)
      // Something old comes back as often as not.
      let old = commits[dice.below(commits.count)].files[file]
      files[file] = dice.chance(50) ? old : dice.below(3)
    }
    add(parents: [tips[branch]], files: files, to: branch)
  }

  private mutating func merge(into branch: Int) {
    let ours = tips[branch]
    let other = dice.chance(60) ? dice.pick(tips) ?? 0 : dice.below(commits.count)
    guard other != ours, ancestors[ours] & (1 << other) == 0 || dice.chance(10) else { return }
    let parts = MergeModel(self).parts(of: ours, other)
    var files = parts.map { part in
      switch part {
      case .clean(let file): file
      case .own: -1
      }
    }
    for file in files.indices where files[file] < 0 {
      files[file] = dice.either(commits[ours].files[file], commits[other].files[file], dice.below(3))
    }
    if dice.chance(20) {
      let file = dice.below(files.count)
      files[file] = dice.either(commits[ours].files[file], commits[other].files[file], dice.below(3))
    }
    // Mostly the protected branch keeps its policy, as it should.
    if branch == 0, dice.chance(70) {
      for (file, known) in Self.files.enumerated() where known.isPolicy { files[file] = commits[ours].files[file] }
    }
    add(parents: [ours, other], files: files, to: branch)
  }

  private mutating func add(parents: [Int], files: [Int], to branch: Int? = nil) {
    // The set of a commit's ancestors is one number.
    guard commits.count < 64 else { return }
    var files = files
    // Without a manifest nothing judges what follows.
    if files[0] == 0 { files[0] = 1 }
    let number = commits.count
    // Some clocks are wrong; no two commits are of one second.
    let time = 1_700_000_000 + (dice.chance(20) ? dice.below(100) : number) * 100 + number
    commits.append(Commit(parents: parents, files: files, time: time))
    ancestors.append(parents.reduce(1 << UInt64(number)) { $0 | ancestors[$1] })
    if let branch { tips[branch] = number }
  }

  /// The protected branch's own line, the first commit first.
  var line: [Int] {
    var line: [Int] = []
    var next: Int? = tips[0]
    while let commit = next {
      line.append(commit)
      next = commits[commit].parents.first
    }
    return line.reversed()
  }
}
