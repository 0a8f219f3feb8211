import Dataset
import Engine
import Git
import Support

extension World {
  /// Does something with lines of commits.
  ///
  /// - Returns: whether there was anything to do.
  func restructure(_ kind: StepKind, _ dice: inout Dice) throws -> Bool {
    switch kind {
    case .newLine: newLine(&dice)
    case .switchLine: switchLine(&dice)
    case .merge: try merge(&dice)
    case .evilMerge: try merge(isEvil: true, &dice)
    case .crosswise: try crosswise(&dice)
    case .wrongWay: try wrongWay(&dice)
    case .octopus: try octopus(&dice)
    case .revert: try revert(&dice)
    case .revertPolicy: try revert(ofPolicy: true, &dice)
    case .cherryPick: try cherryPick(&dice)
    default: false
    }
  }

  /// Begins a line at the tip or, now and then, before it.
  private func newLine(_ dice: inout Dice) -> Bool {
    guard lines.count < 4, var start = tip else { return false }
    // The other protected branch goes its own way, and comes back.
    if let release = refs["refs/heads/release"], dice.chance(30) { start = release }
    for _ in 0..<dice.below(4) { start = commits[start]?.parents.first ?? start }
    lines.append(start)
    current = lines.count - 1
    return true
  }

  private func switchLine(_ dice: inout Dice) -> Bool {
    guard lines.count > 1 else { return false }
    current = dice.chance(60) && current != 0 ? 0 : dice.below(lines.count)
    return true
  }

  /// The index of a line that has something which another has not.
  private func other(than line: Int, _ dice: inout Dice) -> Int? {
    let known = ancestors(of: lines[line])
    return dice.pick(lines.indices.filter { $0 != line && !known.contains(lines[$0]) })
  }

  /// Merges a line into the first, or into the current one.
  private func merge(isEvil: Bool = false, _ dice: inout Dice) throws -> Bool {
    guard lines.count > 1 else { return false }
    if dice.chance(70) { current = 0 }
    guard let other = other(than: current, &dice) else { return false }
    lines[current] = try merged(lines[current], lines[other], isEvil: isEvil, &dice)
    return true
  }

  /// Merges two lines into each other, each as it was.
  private func crosswise(_ dice: inout Dice) throws -> Bool {
    guard let other = other(than: 0, &dice), !ancestors(of: lines[other]).contains(lines[0]) else { return false }
    let (left, right) = (lines[0], lines[other])
    lines[0] = try merged(left, right, &dice)
    lines[other] = try merged(right, left, &dice)
    current = dice.chance(50) ? 0 : other
    return true
  }

  /// Merges what is on the server into a line of one's own.
  private func wrongWay(_ dice: inout Dice) throws -> Bool {
    guard let other = other(than: 0, &dice) else { return false }
    lines[0] = try merged(lines[other], lines[0], &dice)
    current = 0
    return true
  }

  private func octopus(_ dice: inout Dice) throws -> Bool {
    guard lines.count > 2, let made = commits[lines[0]], let scene = try Scene(self, at: made) else { return false }
    let parents = Array(Set(lines.dropFirst()).subtracting([lines[0]]))
    guard parents.count > 1 else { return false }
    let draft = scene.draft([:], by: "ann", "Merge everything\n")
    lines[0] = try commit(draft, on: [lines[0]] + parents.sorted { $0.description < $1.description }).id
    current = 0
    return true
  }

  /// The commit that merges `right` into `left`.
  private func merged(
    _ left: ObjectID, _ right: ObjectID, isEvil: Bool = false, _ dice: inout Dice
  ) throws -> ObjectID {
    guard let ours = commits[left], let theirs = commits[right] else { return left }
    var choices = dice
    var files = Files.merged(base(of: left, right), ours.files, theirs.files) { path in
      choices.chance(60) ? ours.files[path] : theirs.files[path]
    }
    dice = choices
    let scene = try Scene(self, at: ours)
    // Policy is the first parent's, whatever the sides say.
    if let scene, dice.chance(80) {
      for path in Set(files.keys).union(ours.files.keys) where scene.layout.place(of: path).isPolicy {
        files[path] = ours.files[path]
      }
    }
    if isEvil, let path = dice.pick(Set(files.keys).union(ours.files.keys).union(theirs.files.keys).sorted()) {
      files[path] = dice.either(ours.files[path], theirs.files[path], nil, try store.blob("Something else\n"))
    }
    let person = dice.pick(["ann", "rita", "cal", "olga", "abe"]) ?? "ann"
    var draft = Draft(
      files: files, by: person, hand: scene?.hand(of: person) ?? cast[person]?.hands.first,
      message: "Merge a branch\n")
    if scene?.manifest.forgeKeys.isEmpty == false, dice.chance(50) {
      draft.hand = cast.forge
      draft.committer = Mailbox(name: "Forge", email: "forge@example.com")
    }
    return try commit(draft, on: [left, right]).id
  }

  /// Takes back what an earlier commit did, as far as it still stands.
  private func revert(ofPolicy: Bool = false, _ dice: inout Dice) throws -> Bool {
    guard let tip, let made = commits[tip] else { return false }
    let known = ancestors(of: tip)
    let candidates = order.filter { known.contains($0) }.compactMap { commits[$0] }.filter {
      $0.parents.count == 1 && (!ofPolicy || $0.isPolicy)
    }
    // The newest are taken back most often.
    guard let taken = dice.pick(dice.chance(60) ? Array(candidates.suffix(3)) : candidates),
      let before = taken.parents.first.flatMap({ commits[$0] })
    else { return false }
    return try apply(
      taken.files.changes(to: before.files), of: before.files, on: made, by: taken, "Revert a commit", &dice)
  }

  private func cherryPick(_ dice: inout Dice) throws -> Bool {
    guard let tip, let made = commits[tip] else { return false }
    let known = ancestors(of: tip)
    let candidates = order.filter { !known.contains($0) }.compactMap { commits[$0] }.filter { $0.parents.count == 1 }
    guard let picked = dice.pick(candidates), let before = picked.parents.first.flatMap({ commits[$0] }) else {
      return false
    }
    let message = String(picked.message.dropLast())
    return try apply(before.files.changes(to: picked.files), of: picked.files, on: made, by: picked, message, &dice)
  }

  /// A commit that makes some changes once more.
  private func apply(
    _ changes: [PathChange], of source: Files, on made: Made, by other: Made, _ message: String, _ dice: inout Dice
  ) throws -> Bool {
    var files = made.files
    for change in changes { files[change.path] = source[change.path] }
    guard files != made.files else { return false }
    let scene = try Scene(self, at: made)
    let person = dice.chance(85) ? other.signer : dice.pick(["ann", "olga", "cal"]) ?? "ann"
    var text = message.contains("\n\n") ? "\(message)\n" : "\(message)\n"
    let touched = changes.compactMap { scene?.layout.place(of: $0.path).batchOfItem }
    if !message.contains("Rubric:"), let batch = touched.first {
      let pins = scene?.batches { $0.name == batch }.first?.batch.rubric?.description
      text += "\nRubric: \(batch.stream)@\(pins ?? "1.0.0")\n"
    }
    var draft = Draft(
      files: files, by: person, hand: scene?.hand(of: person) ?? cast[person]?.hands.first, message: text)
    if let scene, files.changes(to: made.files).contains(where: { scene.layout.place(of: $0.path).isPolicy }) {
      // Old signatures count for nothing, and stay.
      for (path, blob) in made.files where PolicySignature(path) != nil { draft.files[path] = blob }
      draft = try scene.signed(draft)
    }
    guard let tip = self.tip else { return false }
    lines[current] = try commit(draft, on: [tip]).id
    return true
  }
}
