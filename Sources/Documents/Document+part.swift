extension Document {
  /// A part of a document as a document of its own; its marks stay those of the whole.
  package init(part node: Node) {
    let records = node.storage.records[node.index..<Int(node.record.next)].map { record in
      var record = record
      record.next -= UInt32(node.index)
      return record
    }
    self.init(records: records, text: node.storage.text)
  }
}
