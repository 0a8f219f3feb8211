import Documents

/// Where the subschemas of one or more documents are: by URI, by anchor and by JSON Pointer.
struct Frame {
  /// A node of one of the documents.
  struct Place: Hashable {
    let document: Int
    let node: Int
  }

  /// A schema with an identity of its own; number 0 is the schema that is compiled.
  struct Resource {
    var uri: String
    let root: Place
    /// The resource around this one; nil where it is a document of its own.
    let parent: Int?
    var anchors: [String: Place] = [:]
    var dynamicAnchors: [String: Place] = [:]
    /// Nil until somebody asks.
    var dialect: Dialect?
  }

  private(set) var documents: [Document] = []
  /// The URI that each document was found under.
  private(set) var sources: [String] = []
  private(set) var resources: [Resource] = []
  private(set) var problems: [SchemaProblem] = []
  private let remotes: (String) -> Document?
  private var resourceByURI: [String: Int] = [:]
  /// The resource that each subschema belongs to.
  private var owners: [Place: Int] = [:]

  /// - Parameters:
  ///   - base: the URI that the schema's own references are relative to.
  ///   - remotes: finds a further schema by the URI that a reference names it by.
  init(_ document: Document, at base: String, remotes: @escaping (String) -> Document?) {
    self.remotes = remotes
    add(document, uri: base)
  }

  private mutating func add(_ document: Document, uri: String) {
    documents.append(document)
    sources.append(uri)
    let place = Place(document: documents.count - 1, node: 0)
    walk(document.root, place, enclosing: open(uri, place, in: nil))
  }

  private mutating func open(_ uri: String, _ place: Place, in parent: Int?) -> Int {
    resources.append(Resource(uri: uri, root: place, parent: parent))
    if resourceByURI[uri] == nil { resourceByURI[uri] = resources.count - 1 }
    return resources.count - 1
  }

  /// The resource with a URI, which has no fragment. What is not known yet is looked for among the schemas of schemas
  /// and then among the remote ones; it is added the first time that somebody asks for it.
  private mutating func resource(at uri: String) -> Int? {
    if let known = resourceByURI[uri] { return known }
    if let (source, document) = MetaSchema.document(for: uri) {
      if resourceByURI[source] == nil { add(document, uri: source) }
    } else if let document = remotes(uri) {
      add(document, uri: uri)
    }
    return resourceByURI[uri]
  }

  func node(_ place: Place) -> Node {
    Node(storage: documents[place.document].storage, index: place.node)
  }

  func resource(of place: Place) -> Int { owners[place] ?? 0 }

  private mutating func report(_ node: Node, in document: Int, _ message: String, help: String = "") {
    let source = document == 0 ? "" : sources[document]
    problems.append(
      SchemaProblem(source: source, pointer: node.pointer, mark: node.mark, message: message, help: help))
  }

  /// Notes the subschema at `node`, and goes on to those below it.
  private mutating func walk(_ node: Node, _ place: Place, enclosing: Int) {
    guard owners[place] == nil else { return }
    var resource = enclosing
    if let id = node["$id"], id.kind == .string {
      let uri = URIReference(id.text).resolved(against: URIReference(resources[enclosing].uri))
      if node.index == 0 {
        resources[enclosing].uri = uri.absolute
        if resourceByURI[uri.absolute] == nil { resourceByURI[uri.absolute] = enclosing }
      } else {
        resource = open(uri.absolute, place, in: enclosing)
      }
      if let fragment = uri.fragment, !fragment.isEmpty {
        report(id, in: place.document, "`$id` must not have a fragment", help: "use `$anchor` to name a place")
      }
    }
    owners[place] = resource
    note(anchor: node["$anchor"], place, in: resource, isDynamic: false)
    note(anchor: node["$dynamicAnchor"], place, in: resource, isDynamic: true)
    for entry in node.entries {
      for subschema in Keyword.subschemas(under: entry.key, entry.value) {
        walk(subschema, Place(document: place.document, node: subschema.index), enclosing: resource)
      }
    }
  }

  private mutating func note(anchor: Node?, _ place: Place, in resource: Int, isDynamic: Bool) {
    guard let anchor, anchor.kind == .string else { return }
    let name = anchor.text
    if let other = resources[resource].anchors[name], other != place {
      report(
        anchor, in: place.document, "the anchor `\(name.excerpt)` is named a second time",
        help: "rename one of the two")
    }
    resources[resource].anchors[name] = place
    if isDynamic { resources[resource].dynamicAnchors[name] = place }
  }
}

extension Frame {
  /// What a reference points to.
  struct Target {
    let place: Place
    /// The anchor's name where the reference names a dynamic one.
    let dynamicAnchor: String?
  }

  /// Resolves a reference as seen from the subschema at `place`; nil where it leads nowhere that is known.
  mutating func resolve(_ reference: String, from place: Place) -> Target? {
    let base = URIReference(resources[resource(of: place)].uri)
    let uri = URIReference(reference).resolved(against: base)
    guard let resource = self.resource(at: uri.absolute) else { return nil }
    let fragment = (uri.fragment ?? "").percentDecoded
    if fragment.isEmpty { return Target(place: resources[resource].root, dynamicAnchor: nil) }
    if fragment.hasPrefix("/") {
      return self.place(at: fragment, from: resource).map { Target(place: $0, dynamicAnchor: nil) }
    }
    guard let anchor = resources[resource].anchors[fragment] else { return nil }
    let isDynamic = resources[resource].dynamicAnchors[fragment] == anchor
    return Target(place: anchor, dynamicAnchor: isDynamic ? fragment : nil)
  }

  /// Whether a reference points to another schema than those that are known.
  mutating func isExternal(_ reference: String, from place: Place) -> Bool {
    let base = URIReference(resources[resource(of: place)].uri)
    return resource(at: URIReference(reference).resolved(against: base).absolute) == nil
  }

  /// Follows a JSON Pointer from a resource's root. A place that no keyword leads to becomes a subschema here.
  private mutating func place(at pointer: String, from resource: Int) -> Place? {
    let root = resources[resource].root
    var current = node(root)
    var owner = resource
    for token in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let next = current.child(token.pointerUnescaped) else { return nil }
      current = next
      owner = owners[Place(document: root.document, node: current.index)] ?? owner
    }
    let place = Place(document: root.document, node: current.index)
    if owners[place] == nil { walk(current, place, enclosing: owner) }
    return place
  }
}

extension Frame {
  /// The dialect of the subschema at a place: what the root of its resource declares, or that of the resource around.
  mutating func dialect(of place: Place) -> Dialect { dialect(ofResource: resource(of: place)) }

  private mutating func dialect(ofResource number: Int) -> Dialect {
    if let known = resources[number].dialect { return known }
    let dialect = declaredDialect(of: number)
    resources[number].dialect = dialect
    return dialect
  }

  private mutating func declaredDialect(of number: Int) -> Dialect {
    let root = resources[number].root
    guard let declared = node(root)["$schema"] else {
      return resources[number].parent.map { dialect(ofResource: $0) } ?? .standard
    }
    let uri = declared.text.hasSuffix("#") ? String(declared.text.dropLast()) : declared.text
    if uri == Schema.dialect { return .standard }
    guard declared.kind == .string, !Self.isOtherDraft(uri), let metaSchema = resource(at: uri) else {
      report(
        declared, in: root.document, "`\(declared.text.excerpt)` is another dialect",
        help: "write \"\(Schema.dialect)\", or leave `$schema` out")
      return .standard
    }
    do throws(UnknownVocabulary) {
      return try Dialect(metaSchema: node(resources[metaSchema].root))
    } catch {
      report(
        declared, in: root.document,
        "the dialect `\(uri.excerpt)` requires the vocabulary `\(error.uri.excerpt)`, which is not known here",
        help: "use another dialect, or declare the vocabulary with `false` if the schema does without it")
      return .standard
    }
  }

  /// Drafts whose keywords mean something else under the same names; never read as if they were 2020-12.
  private static func isOtherDraft(_ uri: String) -> Bool {
    uri.hasPrefix("http://json-schema.org/") || uri.hasPrefix("https://json-schema.org/draft/2019-09/")
  }
}

extension Node {
  /// The value under a key, or the element with a number.
  func child(_ token: String) -> Node? {
    if kind == .mapping { return self[token] }
    guard kind == .sequence, let wanted = Int(token), String(wanted) == token else { return nil }
    for (index, element) in elements.enumerated() where index == wanted { return element }
    return nil
  }
}

extension StringProtocol {
  /// A part of a JSON Pointer as the key it names (RFC 6901).
  fileprivate var pointerUnescaped: String {
    split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
      .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
  }
}
