/// The formats that JSON Schema names for texts (Validation 2020-12, 7.3), each by the standard it refers to.
enum StringFormat: Int, CaseIterable, Sendable {
  case date, time, dateTime, duration, email, idnEmail, hostname, idnHostname, ipv4, ipv6
  case uri, uriReference, iri, iriReference, uriTemplate, uuid, jsonPointer, relativeJSONPointer, regex

  /// The format of a name; nil for names that JSON Schema does not know, which hold for everything.
  init?(_ name: String) {
    guard let format = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  /// The format's name, as schemas write it.
  var name: String {
    switch self {
    case .date: "date"
    case .time: "time"
    case .dateTime: "date-time"
    case .duration: "duration"
    case .email: "email"
    case .idnEmail: "idn-email"
    case .hostname: "hostname"
    case .idnHostname: "idn-hostname"
    case .ipv4: "ipv4"
    case .ipv6: "ipv6"
    case .uri: "uri"
    case .uriReference: "uri-reference"
    case .iri: "iri"
    case .iriReference: "iri-reference"
    case .uriTemplate: "uri-template"
    case .uuid: "uuid"
    case .jsonPointer: "json-pointer"
    case .relativeJSONPointer: "relative-json-pointer"
    case .regex: "regex"
    }
  }

  /// What a text of the format is, for a person who has to write one.
  var phrase: String {
    switch self {
    case .date: "a date such as 2026-11-05"
    case .time: "a time with its offset, such as 14:30:00Z or 14:30:00+01:00"
    case .dateTime: "a date and time with its offset, such as 2026-11-05T14:30:00Z"
    case .duration: "a duration such as P3D or PT1H30M"
    case .email: "an e-mail address such as ada@example.com"
    case .idnEmail: "an e-mail address"
    case .hostname: "a host name such as www.example.com"
    case .idnHostname: "a host name, in any script"
    case .ipv4: "an IPv4 address such as 192.0.2.1"
    case .ipv6: "an IPv6 address such as 2001:db8::1"
    case .uri: "a URI such as https://example.com/path"
    case .uriReference: "a URI or a relative reference"
    case .iri: "an IRI such as https://example.com/path"
    case .iriReference: "an IRI or a relative reference"
    case .uriTemplate: "a URI template such as /items/{id}"
    case .uuid: "a UUID such as 123e4567-e89b-12d3-a456-426614174000"
    case .jsonPointer: "a JSON Pointer such as /files/0/path"
    case .relativeJSONPointer: "a relative JSON Pointer such as 1/path"
    case .regex: "a regular expression of ECMA-262"
    }
  }

  /// Whether a text of valid UTF-8 has the format.
  func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var scan = ByteScan(text)
    switch self {
    case .date: return scan.date() && scan.isAtEnd
    case .time: return scan.time() && scan.isAtEnd
    case .dateTime: return scan.dateTime() && scan.isAtEnd
    case .duration: return scan.duration() && scan.isAtEnd
    case .email: return Self.isEmail(text, isInternational: false)
    case .idnEmail: return Self.isEmail(text, isInternational: true)
    case .hostname: return Self.isHostname(scan.string)
    case .idnHostname: return Self.isInternationalHostname(scan.string)
    case .ipv4: return scan.ipv4() && scan.isAtEnd
    case .ipv6: return scan.ipv6() && scan.isAtEnd
    case .uri: return URIGrammar(isInternational: false).isURI(scan.string)
    case .uriReference: return URIGrammar(isInternational: false).isReference(scan.string)
    case .iri: return URIGrammar(isInternational: true).isURI(scan.string)
    case .iriReference: return URIGrammar(isInternational: true).isReference(scan.string)
    case .uriTemplate: return Self.isURITemplate(scan.string)
    case .uuid: return scan.uuid() && scan.isAtEnd
    case .jsonPointer: return scan.jsonPointer() && scan.isAtEnd
    case .relativeJSONPointer: return scan.relativeJSONPointer() && scan.isAtEnd
    case .regex: return RegexGrammar.fault(in: scan.string) == nil
    }
  }
}
