import Dataset
import Documents
import Support

extension Scene {
  /// A change of the people file by an owner.
  private func change(
    _ subject: String, _ dice: inout Dice, _ edit: (inout Value, inout Dice) -> Bool
  ) throws -> Draft? {
    guard var value = value(manifest.peoplePath), edit(&value, &dice) else { return nil }
    return try policy([manifest.peoplePath: try blob(value)], subject, &dice)
  }

  private var ids: [String] { people.all.map(\.id) }

  func addPerson(_ dice: inout Dice) throws -> Draft? {
    guard let member = world.cast["zoe"], people["zoe"] == nil else { return nil }
    let stream = dice.pick(manifest.streams.map(\.name)) ?? "notes"
    let role = dice.either("annotator", "reviewer", "calibrator")
    return try change("List somebody new", &dice) { value, _ in
      value = value.setting(["people", "zoe"], to: member.entry(roles: [(stream, [role])]))
      return true
    }
  }

  func giveRole(_ dice: inout Dice) throws -> Draft? {
    let id = dice.pick(ids) ?? "eve"
    let stream = dice.pick(manifest.streams.map(\.name)) ?? "notes"
    let role = dice.either("annotator", "reviewer", "calibrator")
    return try change("Give a role", &dice) { value, _ in
      let path = ["people", id, "roles", stream]
      let roles = value.at(path)?.elements ?? []
      guard !roles.contains(.string(role)) else { return false }
      value = value.setting(path, to: .list(roles + [.string(role)]))
      return true
    }
  }

  func takeRole(_ dice: inout Dice) throws -> Draft? {
    try change("Take a role away", &dice) { value, dice in
      let having = ids.filter { people[$0]?.roles.isEmpty == false }
      guard let id = dice.pick(having), let stream = dice.pick((people[id]?.roles.keys.sorted()) ?? []) else {
        return false
      }
      value = value.setting(["people", id, "roles", stream], to: nil)
      return true
    }
  }

  func changeOwners(_ dice: inout Dice) throws -> Draft? {
    let id = dice.pick(ids) ?? "eve"
    let isOwner = people[id]?.isOwner ?? false
    return try change(isOwner ? "Take ownership away" : "Make an owner", &dice) { value, _ in
      value = value.setting(["people", id, "roles", "dataset"], to: isOwner ? nil : ["owner"])
      return true
    }
  }

  func addKey(_ dice: inout Dice) throws -> Draft? {
    let id = dice.pick(ids) ?? "eve"
    guard let member = world.cast[id] else { return nil }
    return try change("List a further key", &dice) { value, dice in
      let path = ["people", id, "keys"]
      let keys = value.at(path)?.elements ?? []
      let known = keys.compactMap { $0["key"]?.text }
      guard let hand = member.hands.first(where: { !known.contains($0.line) }) else { return false }
      let key: Value = ["key": .string(hand.line)]
      value = value.setting(path, to: .list(dice.either(keys + [key], [key] + keys)))
      return true
    }
  }

  /// - Parameter status: what becomes of a key.
  func endKey(_ status: String, _ dice: inout Dice) throws -> Draft? {
    let id = dice.pick(ids) ?? "eve"
    return try change("Say of a key that it is \(status)", &dice) { value, dice in
      let path = ["people", id, "keys"]
      var keys = value.at(path)?.elements ?? []
      guard !keys.isEmpty else { return false }
      let index = dice.below(keys.count)
      keys[index]["status"] = .string(status)
      if dice.chance(50) { keys[index]["since"] = "2026-02-01" }
      value = value.setting(path, to: .list(keys))
      return true
    }
  }

  func vet(_ dice: inout Dice) throws -> Draft? {
    let (id, by) = (dice.pick(ids) ?? "eve", dice.pick(ids) ?? "olga")
    let stream = dice.pick(manifest.streams.map(\.name)) ?? "notes"
    return try change("Vet somebody", &dice) { value, _ in
      value = value.setting(["people", id, "vetted", stream], to: ["on": "2026-01-05", "by": .string(by)])
      return true
    }
  }

  func changeAddress(_ dice: inout Dice) throws -> Draft? {
    let id = dice.pick(ids) ?? "eve"
    return try change("List another address", &dice) { value, dice in
      let path = ["people", id, "emails"]
      let emails = value.at(path)?.elements ?? []
      let other = dice.either("\(id)@example.org", "\(id)@example.org", "ann@example.com")
      guard !emails.contains(.string(other)) else { return false }
      value = value.setting(path, to: .list(emails + [.string(other)]))
      return true
    }
  }

  /// What nobody may do: somebody, or a key, goes from the file.
  func forgetPerson(_ dice: inout Dice) throws -> Draft? {
    let id = dice.pick(ids) ?? "eve"
    let isKey = dice.chance(50)
    return try change("Forget somebody", &dice) { value, _ in
      value = value.setting(isKey ? ["people", id, "keys"] : ["people", id], to: isKey ? [] : nil)
      return true
    }
  }
}
