import Dataset
import Diagnostics
import Documents

/// A person who is added to the people file, or what one gets beside what is there.
struct PersonAddition {
  let id: String
  let name: String?
  let emails: [String]
  /// As STREAM:ROLE.
  let roles: [String]
  let owner: Bool
  /// As STREAM, or STREAM:VETTER.
  let vetted: [String]
  /// As they were named.
  let keys: [String]

  /// Writes the people file.
  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    var edit = try PeopleChange(checkout, session)
    let roles = try self.roles(in: checkout)
    var listed: [ListedKey] = []
    let source = KeySource(session: session, root: checkout.root, people: checkout.people)
    for key in keys { listed.append(try await source.key(key, of: id)) }
    let vettings = try await self.vettings(in: checkout, session)
    if let person = checkout.people[id] {
      try extend(person, roles, listed: listed, vettings: vettings, edit: &edit)
    } else {
      try add(roles, listed, vettings: vettings, in: checkout, edit: &edit)
    }
    edit.add(listed.flatMap(\.files))
    try await edit.write()
    for note in listed.compactMap(\.note) { session.console.complain("note: \(note)\n") }
    for path in listed.compactMap(\.renewed) { session.console.print("\(path) has the key of \(id) as it is now.\n") }
    session.console.print(edit.next)
    return .clean
  }

  /// The roles by stream, in the order in which they were given.
  private func roles(in checkout: Checkout) throws(Failure) -> [(stream: String, role: String)] {
    var all: [(stream: String, role: String)] = owner ? [(Manifest.datasetRole, "owner")] : []
    for role in roles {
      let parts = role.split(separator: ":").map(String.init)
      _ = try checkout.stream(parts[0])
      all.append((parts[0], parts[1]))
    }
    return all
  }

  /// Today's vettings by stream: by whoever works in this clone where nobody else is named.
  private func vettings(in checkout: Checkout, _ session: Session) async throws(Failure) -> [Value.Entry] {
    var all: [Value.Entry] = []
    for vetted in vetted {
      let parts = vetted.split(separator: ":", maxSplits: 1).map(String.init)
      let stream = try checkout.stream(parts.first ?? "").name
      let vetter: String
      if parts.count > 1 {
        vetter = parts[1]
      } else {
        vetter = try await checkout.me(session.git, orElse: ", or say --vetted \(stream):ID").id
      }
      let finding: Value = .mapping([
        Value.Entry("on", .string(String(Clock.now().prefix(10)))), Value.Entry("by", .string(vetter)),
      ])
      all.append(Value.Entry(stream, finding))
    }
    return all
  }

  private func add(
    _ roles: [(stream: String, role: String)], _ listed: [ListedKey], vettings: [Value.Entry], in checkout: Checkout,
    edit: inout PeopleChange
  ) throws {
    guard let name, !emails.isEmpty else {
      let known = checkout.people.all.map(\.id).joined(separator: ", ")
      throw Failure(
        "nobody in \(checkout.people.path) is `\(id.shown())`; a new person needs a name and an address",
        help: "say --name NAME and --email ADDRESS, or name one of \(known)")
    }
    var byStream: [Value.Entry] = []
    for (stream, role) in roles {
      if let place = byStream.firstIndex(where: { $0.key == stream }), case .list(let known) = byStream[place].value {
        byStream[place].value = .list(known + [.string(role)])
      } else {
        byStream.append(Value.Entry(stream, .list([.string(role)])))
      }
    }
    let entry: Value = .record([
      ("name", .string(name)), ("emails", .list(emails.map(Value.string))), ("roles", .mapping(byStream)),
      ("vetted", vettings.isEmpty ? nil : .mapping(vettings)),
      ("keys", listed.isEmpty ? nil : .list(listed.map(\.entry))),
    ])
    try edit.text.add(id, entry)
  }

  private func extend(
    _ person: Person, _ roles: [(stream: String, role: String)], listed: [ListedKey], vettings: [Value.Entry],
    edit: inout PeopleChange
  ) throws {
    guard !emails.isEmpty || !roles.isEmpty || !listed.isEmpty || !vettings.isEmpty else {
      throw Failure("there is nothing to add to \(id)", help: "say --email, --role, --owner, --vetted or --key")
    }
    if let name, name != person.name {
      throw Failure("\(id) is \(person.name.shown()) already", help: "choose another id for somebody else")
    }
    for email in emails where !person.emails.contains(email) {
      try edit.text.append(.string(email), to: ["emails"], of: id)
    }
    for (stream, role) in roles where !person.holds(role, in: stream) {
      try edit.text.append(.string(role), to: ["roles", stream], of: id)
    }
    for vetting in vettings { try edit.text.vet(vetting, of: id) }
    for key in listed where key.renewed == nil { try edit.text.append(key.entry, to: ["keys"], of: id) }
  }
}

extension Person {
  /// Whether the person has a role already, the owner's included.
  fileprivate func holds(_ role: String, in stream: String) -> Bool {
    if stream == Manifest.datasetRole { return isOwner }
    return Role(rawValue: role).map { has($0, in: stream) } ?? false
  }
}
