import Diagnostics
import Documents

extension Problem {
  /// What is wrong with a line of JSON, as the end of a sentence.
  var words: String {
    switch code {
    case .syntax: detail.shownInMessage
    case .duplicateKey: "the key `\(detail.shownInMessage)` stands twice"
    case .encoding: "the bytes are no UTF-8"
    case .controlCharacter, .lineSeparator: "the character \(detail.shownInMessage) must be escaped"
    case .byteOrderMark: "a byte order mark stands here"
    case .tooLarge: "the text has more than \(Limits.record.size >> 20) MiB"
    case .tooDeep: "more than \(Limits.record.depth) levels lie inside one another"
    case .tooManyNodes: "the text has more than \(Limits.record.nodes) values"
    default: code.rawValue
    }
  }
}
