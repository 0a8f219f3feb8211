package import Checks
package import Dataset
import Diagnostics

/// What somebody has waived of an item, and why it does not count where it does not.
package struct ItemWaiver: Sendable {
  package let waiver: Waiver
  /// Nil where it counts.
  package let why: Shortcoming?

  /// Why a waiver lets nothing pass.
  package enum Shortcoming: Hashable, Sendable {
    /// It is about another item, dataset or check than the place in which it lies.
    case foreign
    /// The item has other content now.
    case stale
    /// The check looks for something else now, or lets others waive it.
    case otherCheck
    /// The stream has no such check any more, or one that nobody may waive.
    case noCheck
    /// The person has no such key, or one that was found compromised.
    case key(String)

    /// The reason in words, to go on after "it does not count: ".
    package var reason: String {
      switch self {
      case .foreign: "it is about another item, dataset or check"
      case .stale: "the item was changed since"
      case .otherCheck: "the check was changed since"
      case .noCheck: "the stream has no such check that anybody may waive"
      case .key(let key): "the key \(key.shown()) counts for nothing"
      }
    }

    /// Whether somebody may waive the same again.
    package var canBeMended: Bool { self != .noCheck && self != .foreign }
  }
}

extension DatasetState {
  /// What people have waived of an item, by check and person; what cannot be read is a finding of its own.
  ///
  /// - Parameter checks: those of the item's stream, as this state has them.
  package func waivers(of item: ItemState, by checks: CheckSet) throws(Unreadable) -> [ItemWaiver] {
    guard let stream = manifest.stream(named: item.name.stream) else { return [] }
    let folder = stream.batchFolder(item.name.batch).waivers(of: item.name.id)
    let known = Dictionary(checks.terms.map { ($0.id.name, $0) }, uniquingKeysWith: { first, _ in first })
    var waivers: [ItemWaiver] = []
    for group in try tree.entries(in: folder) ?? [] where group.mode == .directory {
      for name in try tree.entries(in: group.path) ?? [] where name.mode == .directory {
        for file in try tree.entries(in: name.path) ?? [] {
          guard case .batch(_, .waiver(_, let check, let person)) = layout.place(of: file.path),
            let waiver = try ReviewReading(tree).document(file).flatMap({ Waiver($0, of: person) })
          else { continue }
          waivers.append(ItemWaiver(waiver: waiver, why: shortcoming(of: waiver, on: item, known[check], at: check)))
        }
      }
    }
    return waivers
  }

  /// How many waivers lie in the folder of a batch, by check; by their names alone.
  func waivers(in folder: BatchFolder) throws(Unreadable) -> [(check: String, count: Int)] {
    var counts: [String: Int] = [:]
    for item in try tree.entries(in: folder.waivers) ?? [] where item.mode == .directory {
      for group in try tree.entries(in: item.path) ?? [] where group.mode == .directory {
        for name in try tree.entries(in: group.path) ?? [] where name.mode == .directory {
          for file in try tree.entries(in: name.path) ?? [] {
            guard case .batch(_, .waiver(_, let check, _)) = layout.place(of: file.path) else { continue }
            counts[check, default: 0] += 1
          }
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func shortcoming(
    of waiver: Waiver, on item: ItemState, _ check: CheckTerms?, at id: String
  ) -> ItemWaiver.Shortcoming? {
    guard waiver.subject.dataset == manifest.id, waiver.subject.item == item.name, waiver.check.name == id else {
      return .foreign
    }
    guard let check, check.waivable != .no else { return .noCheck }
    guard waiver.subject.content == item.content else { return .stale }
    guard waiver.definition == digest(of: check) else { return .otherCheck }
    guard let key = keys.key(named: waiver.key, of: waiver.person), key.status != .compromised else {
      return .key(waiver.key)
    }
    return nil
  }
}

extension DatasetState {
  /// The checks of a stream, as this state has them.
  ///
  /// - Parameter shared: finds the checks that several streams share, by their name.
  package func checks(of stream: StreamPolicy, sharing shared: SharedChecks) throws(Unreadable) -> CheckSet {
    try policy.checks(of: stream, tree, sharing: shared)
  }

  /// The name that a waiver has for a check as it is.
  package func digest(of check: CheckTerms) -> String { tree.sha256(of: Array(check.definition.utf8)) }
}
