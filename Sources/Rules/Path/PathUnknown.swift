import Dataset
import Diagnostics
import Engine

/// A stream's folder holds only what the layout of a dataset knows.
///
/// Why: a file that no rule looks at is a file that nobody reviewed, and a misspelt name (`item/`, `.yml`) would
/// silently leave an item out.
///
/// Fix: move the file to where it belongs, or rename it: items are `batches/BATCH/items/ID.yaml` or `.json`, their
/// sidecars lie in `batches/BATCH/items/ID/`.
struct PathUnknown: EntryRule {
  static let id: RuleID = "path/unknown"
  static let subject = PolicyReach.Subject.unknown

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    switch context.place {
    case .stream(_, .unknown): findings.add(entry.isInNamelessBatch ? .inNamelessBatch : .inStream, to: entry.path)
    case .batch(_, .unknown): findings.add(.inBatch(entry), to: entry.path)
    default: return
    }
  }
}

extension FileEntry {
  /// The parts of the path behind the folder of batches: the batch, and what is in it; none elsewhere.
  fileprivate var partsInBatches: ArraySlice<Substring> {
    let parts = path.split(separator: "/")
    return parts.firstIndex(of: "batches").map { parts[($0 + 1)...] } ?? []
  }

  /// Whether the file lies in a folder of batches whose name no batch can have.
  fileprivate var isInNamelessBatch: Bool {
    let parts = partsInBatches
    return parts.count > 1 && !(parts.first?.isIdentifier ?? true)
  }
}

extension Finding.Message {
  fileprivate static let inStream = Finding.Message(
    "a stream's folder holds no such file",
    help: "it may hold schema.yaml, judgement.yaml, item.yaml, rubrics/VERSION.yaml, imports/NAME.yaml and batches/")

  fileprivate static let inNamelessBatch = Finding.Message(
    "the folder has a name that no batch can have",
    help: "rename it: a batch's name is lower-case letters, digits, `.`, `_` and `-`")

  fileprivate static func inBatch(_ entry: FileEntry) -> Finding.Message {
    if entry.path.hasSuffix(".yml") {
      return Finding.Message("a batch holds no such file", help: "rename it: the ending is .yaml")
    }
    let help =
      switch entry.partsInBatches.dropFirst().first {
      case "items":
        "items are items/ID.yaml or items/ID.json with an id of lower-case letters, digits, `.`, `_` and `-`"
      case "reviews": "reviews are reviews/ITEM/PERSON.ROUND.yaml, and rounds are counted from 1 to 9999"
      case "attempts":
        "attempts are counted from 1 to 9999, and hold plan.yaml, result.yaml, secrets/PERSON, gold/ITEM.yaml and "
          + "seeded/ITEM.yaml"
      default:
        "it holds, in lower case, batch.yaml, sign-off.yaml, seeded.yaml, items/, judgements/, reviews/, "
          + "adjudications/, waivers/, withdrawn/, disowned/, seals/, proofs/ and attempts/"
      }
    return Finding.Message("a batch holds no such file", help: help)
  }
}
