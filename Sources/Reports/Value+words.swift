import Diagnostics
package import Documents

extension Value {
  /// A scalar as people read it.
  package var inWords: String {
    switch self {
    case .string(let text): text.shown(limit: 200)
    default: String(decoding: writtenOnOneLine(), as: UTF8.self).shown(limit: 200)
    }
  }
}
