import Documents

/// The item that this one names as its host is there, and is another one. Where the file of checks says how items name
/// their host (`host: $.host_item`), other checks select from it.
///
/// What is looked at says where the finding lies: the host's name.
struct HostFunction: CheckFunction {
  static let name = "host"
  static let words: Set<String> = ["fault"]

  init(_ options: inout OptionReading) {
    guard !options.knowsHost, let node = options.check else { return }
    options.report("the file does not say how items name their host", at: node, help: "add `host: $.…` beside `checks`")
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard case .absent(let fault) = look.worker.foundHost(of: look.item) else { return }
    hits.add(at: node, ["fault": fault])
  }
}
