/// A text as it is compared where its look does not matter.
enum PlainText {
  /// The text without what no reader sees or minds: blanks at the ends of lines, blank lines, the indentation of the
  /// first line, the kind of line breaks, several blanks where one would do, and characters that do not show. The
  /// indentation of other lines stays, which says something in some languages.
  static func of(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var line = String.UnicodeScalarView()
    var blanks = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch Look(scalar) {
      case .none: continue
      case .blank: blanks.append(scalar)
      case .lineBreak:
        add(line, to: &plain)
        line.removeAll(keepingCapacity: true)
        blanks.removeAll(keepingCapacity: true)
      case .visible:
        if !line.isEmpty, !blanks.isEmpty {
          line.append(" ")
        } else if line.isEmpty, !plain.isEmpty {
          line += blanks
        }
        blanks.removeAll(keepingCapacity: true)
        line.append(scalar)
      }
    }
    add(line, to: &plain)
    return String(plain)
  }

  private static func add(_ line: String.UnicodeScalarView, to plain: inout String.UnicodeScalarView) {
    guard !line.isEmpty else { return }
    if !plain.isEmpty { plain.append("\n") }
    plain += line
  }

  /// What a reader sees of a character.
  private enum Look {
    case visible, blank, lineBreak, none

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x09, 0x20: self = .blank
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .lineBreak
      case 0x21...0x7E: self = .visible
      case 0x00...0x1F, 0x7F...0x9F: self = .none
      default:
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint {
          self = .none
        } else {
          self = properties.isWhitespace ? .blank : .visible
        }
      }
    }
  }
}

extension StringProtocol {
  /// Whether the text is a number of that many lower-case hexadecimal digits.
  package func isHex(digits: Int) -> Bool {
    utf8.count == digits && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension StringProtocol {
  /// The number of an attempt or of a round of reviews, from 1 to 9,999; nil for everything else.
  ///
  /// There is one way to write it, without a sign or leading zeros. No folder holds more of them, and whatever is added
  /// to such a number stays far from where arithmetic ends.
  package var ordinal: Int? {
    guard (1...4).contains(utf8.count), utf8.allSatisfy({ (0x30...0x39).contains($0) }), utf8.first != 0x30 else {
      return nil
    }
    return Int(self)
  }
}
