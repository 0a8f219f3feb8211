package import Documents

/// Where a stream lies, and so the path of each of its files: what `Layout` reads, this writes.
package struct StreamFolder: Hashable, Sendable {
  /// The folder, without a closing `/`; empty for the folder itself.
  package let path: String

  /// The folder as its own files see it: what it writes begins inside.
  package static let here = StreamFolder("")

  package init(_ path: String) {
    self.path = path
  }

  package var judgementSchema: String { below("judgement.yaml") }
  /// What the schema cannot say of the items.
  package var checks: String { below("checks.yaml") }
  package var itemTemplate: String { below("item.yaml") }
  /// The policy entry that `stream add` starts from.
  package var defaults: String { below("stream.yaml") }

  package var rubrics: String { below("rubrics") }
  package var calibrations: String { below("calibrations") }
  package var importMaps: String { below("imports") }
  package var batches: String { below("batches") }

  /// The schema of the items, in one of the two formats.
  package func schema(_ format: Format) -> String { below("schema.\(format.rawValue)") }

  /// A version of the rubric.
  package func rubric(_ version: Version) -> String { "\(rubrics)/\(version).yaml" }

  /// What the calibration of a rubric came to.
  package func calibration(_ version: Version) -> String { "\(calibrations)/\(version).yaml" }

  /// A map from records of elsewhere to items.
  package func importMap(_ name: String) -> String { "\(importMaps)/\(name).yaml" }

  /// A batch.
  package func batch(_ name: String) -> BatchFolder { BatchFolder("\(batches)/\(name)") }

  private func below(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
}
