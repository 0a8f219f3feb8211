import Dataset
import Engine
import Git
import Synchronization

/// What a push may make a server look at, by what it sent: one for all its refs, shared by all who read it.
///
/// Some hundred bytes name what lies on the server already, or what came with them, a million times. So each object
/// that was sent accounts for so many names, and what goes beyond it is not looked at. Where a push lands what came
/// with earlier ones, contents account for it that no protected ref holds.
final class PushAllowance: Sendable {
  let limits: NameLimits
  private let received: ReceivedObjects
  private let mostBytes: Int
  private let accepted: [ObjectID]
  private let spent = Mutex(Spent())

  private struct Spent {
    var names = 0
    var contents: Set<ObjectID> = []
    /// The contents that protected refs hold; nil as long as nobody had to know.
    var accepted: Set<ObjectID>?
    var bytes = 0
    var large: Set<ObjectID> = []
  }

  /// The bytes that may be read for each byte that was sent: text takes a fifth of its size there, and a long history
  /// of small changes some hundredths.
  private static let bytesPerByte = 50

  /// - Parameters:
  ///   - received: what the push sent.
  ///   - accepted: the trees that protected refs hold.
  /// - Throws: ``Unreadable`` where the repository's configuration says something that is no number.
  init(_ repository: Repository, received: ReceivedObjects, accepted: [ObjectID]) throws(Unreadable) {
    limits = try NameLimits(repository)
    let limit = try repository.setting("dataset.contentLimit", in: 16 << 20...Int.max) ?? 64 << 20
    let (more, isOver) = received.bytes.multipliedReportingOverflow(by: Self.bytesPerByte)
    mostBytes = isOver ? .max : limit + min(more, .max - limit)
    self.received = received
    self.accepted = accepted
  }

  /// Counts names that are to be looked at.
  ///
  /// - Parameter contents: what they name.
  /// - Returns: what is wrong with the push, where it names too much together with all that was counted before.
  func spend(
    names: Int, contents: some Sequence<ObjectID> & Sendable, _ repository: Repository
  ) throws(Unreadable) -> CommitDefect? {
    let result: Result<CommitDefect?, Unreadable> = spent.withLock { spent in
      do throws(Unreadable) {
        return .success(try spend(names, contents, in: repository, spent: &spent))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func spend(
    _ names: Int, _ contents: some Sequence<ObjectID>, in repository: Repository, spent: inout Spent
  ) throws(Unreadable) -> CommitDefect? {
    let (sum, isOver) = spent.names.addingReportingOverflow(names)
    spent.names = isOver ? .max : sum
    for id in contents where !(spent.accepted?.contains(id) ?? false) { spent.contents.insert(id) }
    guard spent.names > limits.most(for: max(received.count, spent.accepted == nil ? 0 : spent.contents.count)) else {
      return nil
    }
    if spent.accepted == nil {
      let accepted = try walking { () throws(TreeError) in try repository.contents(of: self.accepted) }
      spent.accepted = accepted
      spent.contents.subtract(accepted)
    }
    let objects = max(received.count, spent.contents.count)
    let most = limits.most(for: objects)
    return spent.names > most ? .excess(most: most, objects: objects) : nil
  }

  /// Counts what is to be read of the contents that the push sent, found in their headers: one that may be a document
  /// is read under each name that it has, any other once.
  ///
  /// - Returns: what is wrong with the push, where that is too much together with all that was counted before.
  func spend(on changes: [PathChange], _ repository: Repository) -> CommitDefect? {
    for change in changes {
      guard let entry = change.new, entry.isFile, let id = entry.id.flatMap({ ObjectID(hex: $0) }) else { continue }
      // What is not there is told by whoever reads it, and what is too large is not read.
      guard repository.isReceived(id), let size = try? repository.header(of: id).size, size <= Inspector.contentLimit
      else { continue }
      if let defect = spend(size, of: id) { return defect }
    }
    return nil
  }

  /// The same of a commit object.
  func spend(onCommit id: ObjectID, _ repository: Repository) -> CommitDefect? {
    guard repository.isReceived(id), let size = try? repository.header(of: id).size else { return nil }
    return spend(size, of: id)
  }

  private func spend(_ size: Int, of id: ObjectID) -> CommitDefect? {
    let sum = spent.withLock { spent in
      let isKnown = size > Inspector.documentLimit && !spent.large.insert(id).inserted
      spent.bytes += isKnown ? 0 : size
      return spent.bytes
    }
    return sum > mostBytes ? .bytes(most: mostBytes, sent: received.bytes) : nil
  }
}
