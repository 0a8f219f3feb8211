import Dataset

extension BatchChange {
  /// Whether the commit freezes the batch and takes a control item out, by the record that reveals it. Whether the
  /// record is one that was committed to is for the rule about control items to say.
  package func takesOut(_ item: String) -> Bool {
    does(.freeze) && files.contains { $0.isAdded && $0.place == .attempt(1, .control(item: item)) }
  }

  /// Whether the change of a file is part of taking a control item out: a file of the item goes, or what it leaves
  /// behind comes.
  package func takesOut(_ file: File) -> Bool {
    switch file.place {
    case .item(let item, _), .sidecar(let item, _): file.change.new == nil && takesOut(item)
    case .withdrawal(let item): file.isAdded && takesOut(item)
    default: false
    }
  }
}
