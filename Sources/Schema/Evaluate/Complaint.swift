import Documents

/// A fault with where it was found, and what had to hold for it to count.
struct Complaint {
  let fault: Fault
  let index: Int
  /// The conditions whose `then` or `else` it comes from, outermost first.
  let conditions: [Condition]
  /// What the schema says about the value; empty where it says nothing.
  let explanation: String
}

/// An `if` that was asked, or the presence of a field on which others depend.
struct Condition {
  /// The mapping that it looks at.
  let index: Int
  /// The fields of the mapping that decide it.
  let names: [String]
  /// What they are, in words; empty where that is hard to say.
  let reason: String
  let isMet: Bool
  /// What the branch that counts says about itself; empty where it says nothing.
  var description = ""
  /// The branch that does not count; -1 where there is none.
  var untaken: Int32 = -1
}

extension Evaluation {
  /// More violations than this help nobody, and a hostile item of 40,000 would take seconds to be put into words.
  private static let mostViolations = 200

  /// Every violation, each once; of more than 200, the first of the document.
  ///
  /// What an `else` has to say is left out where the fields that decide about it are missing or wrong themselves: with
  /// those mended, it may be the `then` that counts.
  var violations: [Violation] {
    let disturbances = Disturbances(complaints)
    let filtered = complaints.filter { complaint in
      if complaint.conditions.contains(where: { !$0.isMet && disturbances.touch($0, self) }) { return false }
      // What is wrong in any case need not be wrong under a condition too.
      if !complaint.conditions.isEmpty, complaint.fault.isMismatch, disturbances.mismatched.contains(complaint.index) {
        return false
      }
      // A field may only be in excess because a condition that knows it was not met.
      guard case .excluded(_, let mapping?) = complaint.fault else { return true }
      return !(asked[mapping] ?? []).contains { disturbances.touch($0, self) }
    }
    // Whatever is left out, a document that was refused has something wrong with it.
    let sound = (filtered.isEmpty ? complaints : filtered).sorted { $0.index < $1.index }
    var violations: [Violation: String] = [:]
    for complaint in sound.prefix(Self.mostViolations) {
      let violation = Description(self).violation(complaint)
      let reason = complaint.conditions.last?.reason ?? ""
      // What holds without a condition needs no reason.
      violations[violation] = violations[violation].map { $0.isEmpty || reason.isEmpty ? "" : $0 } ?? reason
    }
    return violations.map { $0.key.because($0.value) }
  }
}

/// The fields that are missing, or not what they must be, whatever holds.
private struct Disturbances {
  private var missing: [Int: Set<String>] = [:]
  private(set) var mismatched: Set<Int> = []

  init(_ complaints: [Complaint]) {
    for complaint in complaints where complaint.conditions.isEmpty {
      if let name = complaint.fault.missingField { missing[complaint.index, default: []].insert(name) }
      if complaint.fault.isMismatch { mismatched.insert(complaint.index) }
    }
  }

  /// Whether a field that decides a condition is among them.
  func touch(_ condition: Condition, _ evaluation: Evaluation) -> Bool {
    condition.names.contains { name in
      if missing[condition.index]?.contains(name) == true { return true }
      guard !mismatched.isEmpty else { return false }
      return evaluation.node(condition.index)[name].map { mismatched.contains($0.index) } ?? false
    }
  }
}

extension Violation {
  /// The violation with its reason.
  fileprivate func because(_ reason: String) -> Violation {
    guard !reason.isEmpty else { return self }
    return Violation(
      kind: kind, keyword: keyword, pointer: pointer, mark: mark, message: "\(message), because \(reason)", help: help)
  }
}
