import Dataset
import Diagnostics
import Engine
import Intake
import Signatures

/// The change of policy that is staged, which a further owner signs.
struct PolicySigning {
  /// Signs it, stages the signature, and says who is missing.
  func run(in session: Session) async throws -> Outcome {
    let dataset = try CommittedDataset(in: session)
    let owner = try await Signatory.current(in: dataset, session)
    guard owner.person.isOwner else {
      let known = dataset.people.owners.map(\.id).joined(separator: ", ")
      throw Failure("\(owner.person.id) is no owner of the dataset", help: "its owners are \(known)")
    }
    let staged = try await staged(against: dataset, session)
    guard let text = try PolicyTransition(staged, of: dataset.manifest, in: dataset.tree)?.text else {
      throw Failure("no change of policy is staged", help: "git add the changed dataset.yaml, people.yaml or the like")
    }
    let place = PolicySignature(digest: ContentDigest.sha256(text.utf8), person: owner.person.id)
    guard !staged.contains(where: { $0.path == place.path }) else {
      throw Failure(
        "\(owner.person.id) has signed this change already",
        help: "the owner who commits it signs by the commit: git commit -S")
    }
    let signature = try await owner.sign(text, in: dataset.root)
    try FileSystem.write(signature, to: place.path, below: dataset.root)
    try await session.git.run(["add", "--force", "--", place.path], in: dataset.root)
    let others = try await signers(of: text, place.digest, staged, in: dataset)
    warn(about: staged, place.digest, dataset, in: session)
    session.console.print("\(place.path)\n" + words(others.union([owner.person.id]), dataset.manifest.ownersThreshold))
    return .clean
  }

  private func staged(against dataset: CommittedDataset, _ session: Session) async throws -> [PathChange] {
    let options = ["--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none"]
    return try RawDifference.parse(
      await session.git.run(["diff"] + options + [dataset.head, "--"], in: dataset.root))
  }

  /// The owners whose staged signatures fit the change.
  private func signers(of text: String, _ digest: String, _ staged: [PathChange], in dataset: CommittedDataset)
    async throws -> Set<String>
  {
    let signed = try staged.compactMap { change -> (person: String, content: SignedContent)? in
      guard let place = PolicySignature(change.path), place.digest == digest, let entry = change.new else { return nil }
      return (place.person, SignedContent(Array(text.utf8), signature: try dataset.tree.bytes(of: entry)))
    }
    let checker = SignatureChecker(openPGPKeys: try dataset.openPGPKeys())
    let statuses = await checker.statuses(of: signed.map(\.content), in: .statement)
    return Set(
      zip(signed, statuses).compactMap { entry, status in
        guard let key = status.key, dataset.people[entry.person]?.isOwner ?? false,
          dataset.keys.key(named: key.name, of: entry.person)?.status == .active
        else { return nil }
        return entry.person
      })
  }

  /// Says what stands in the way of the commit.
  private func warn(about staged: [PathChange], _ digest: String, _ dataset: CommittedDataset, in session: Session) {
    for change in staged {
      let path = change.path.shown(limit: 300)
      if let place = PolicySignature(change.path), place.digest != digest {
        session.console.complain(
          "note: a signature of \(place.person)'s under another change is staged too; take it out: git rm -f "
            + "\(change.path.shellQuoted)\n")
      } else if case let place = dataset.layout.place(of: change.path), !place.isPolicy, place != .open {
        session.console.complain("note: \(path) is staged too; a change of policy is a commit of its own\n")
      }
    }
  }

  private func words(_ signers: Set<String>, _ threshold: Int) -> String {
    let names = signers.sorted().joined(separator: ", ")
    let missing = threshold - signers.count
    guard missing > 0 else { return "Signed by \(names): enough. Next: an owner commits it, git commit -S\n" }
    let next =
      missing == 1
      ? "another owner commits it, git commit -S"
      : "\(missing - 1) more owner\(missing == 2 ? " signs" : "s sign") it, and yet another commits it"
    return "Signed by \(names): \(signers.count) of \(threshold) owners. Next: \(next)\n"
  }
}

extension CommittedDataset {
  /// The OpenPGP keys of the people, as far as their files are there.
  func openPGPKeys() throws -> [OpenPGPKey] {
    try people.all.flatMap(\.keys).compactMap { key in
      guard case .openpgp(let fingerprint) = key.material, let file = key.file else { return nil }
      return try tree.file(at: file).map { OpenPGPKey(fingerprint: fingerprint, armoured: $0) }
    }
  }
}
