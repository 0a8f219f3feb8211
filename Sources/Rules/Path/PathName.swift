import Dataset
import Diagnostics
import Engine

/// A path can be checked out everywhere and read by everyone: UTF-8 without control, direction or zero-width
/// characters, without blanks but the plain one, none of the characters `\ : * ? " < > |`, no part that ends in a full
/// stop or space or that names a device on Windows, nothing that a file system takes for `.git`, at most 255 bytes a
/// part, and no word with letters of several alphabets (UTS 39; Chinese, Japanese and Korean go with Latin).
///
/// Why: a name that another system cannot hold, or shows as something else, hides what is in the dataset.
///
/// Fix: rename the file with `git mv`.
struct PathName: EntryRule {
  static let id: RuleID = "path/name"
  static let isSafety = true

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    guard let fault = fault(in: entry) else { return }
    findings.add(.bad(fault), to: entry.path)
  }

  private func fault(in entry: FileEntry) -> String? {
    guard entry.hasValidName else { return "holds bytes that are not UTF-8" }
    if entry.path.utf8.count > 4096 { return "is longer than 4,096 bytes" }
    // By bytes: to a character, a stroke with a combining mark behind it is no stroke.
    for part in entry.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if let fault = fault(in: Substring(part)) { return fault }
    }
    return nil
  }

  private func fault(in part: Substring) -> String? {
    if part.isEmpty || part == "." || part == ".." { return "has an empty part, `.` or `..`" }
    if part.utf8.count > 255 { return "has a part of more than 255 bytes" }
    if part.utf8.last == UInt8(ascii: ".") || part.utf8.last == UInt8(ascii: " ") {
      return "has a part that ends in a full stop or a space"
    }
    if !part.utf8.allSatisfy(\.isOrdinary) {
      if part.utf8.contains(where: Self.forbidden.contains) { return "holds one of the characters \\ : * ? \" < > |" }
      if String(part).shown(limit: 300) != part { return "holds a control, direction or zero-width character" }
      if let scalar = part.unseen { return "holds a character that does not show, U+\(scalar.hex)" }
      if Script.isMixed(in: part) {
        return "has a word with letters of several alphabets, `\(String(part).shown(plain: true))`"
      }
    }
    if part.namesDevice { return Self.device }
    return GitFile(takenFor: part) == .folder ? Self.git : nil
  }

  private static let device = "has a part that names a device on Windows"
  private static let git = "has a part that some file systems take for `.git`"

  private static let forbidden = Set("\\:*?\"<>|".utf8)
}

extension Substring {
  /// CON, PRN, AUX, NUL, CONIN$, CONOUT$, COM1 to COM9, LPT1 to LPT9, in any case and with any ending; the first three
  /// numbers may be superscripts.
  fileprivate var namesDevice: Bool {
    guard let first = utf8.first, Self.firstsOfDevices.contains(first | 0x20) else { return false }
    let end = utf8.firstIndex(of: UInt8(ascii: ".")) ?? endIndex
    guard (3...16).contains(utf8[..<end].count) else { return false }
    var stem = self[..<end].lowercased()
    while stem.hasSuffix(" ") { stem.removeLast() }
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(stem) { return true }
    guard stem.hasPrefix("com") || stem.hasPrefix("lpt"), let number = stem.dropFirst(3).unicodeScalars.first else {
      return false
    }
    return stem.unicodeScalars.count == 4 && "123456789\u{B9}\u{B2}\u{B3}".unicodeScalars.contains(number)
  }
}

extension Substring {
  /// What the names of devices begin with, in lower case.
  private static let firstsOfDevices = Array("cpanl".utf8)
}

extension Unicode.Scalar {
  /// The number of the character, as it is written in charts.
  fileprivate var hex: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
  }
}

extension UInt8 {
  /// Whether the byte is a letter, digit or sign that is at home in every file system.
  fileprivate var isOrdinary: Bool {
    switch self {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func bad(_ fault: String) -> Finding.Message {
    Finding.Message("the path \(fault)", help: "rename the file: git mv OLD NEW")
  }
}
