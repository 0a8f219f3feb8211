/// What a reviewer says about an item.
package enum ReviewVerdict: String, CaseIterable, Sendable {
  case approve
  case requestChanges = "request-changes"
  /// The item cannot be mended and leaves the lot.
  case reject
  /// Takes the person's own earlier verdict back, without another in its place.
  case withdraw

  /// The key of the trailer by which a commit says the same: `Approves`.
  package var trailer: String {
    switch self {
    case .approve: "Approves"
    case .requestChanges: "Requests-changes"
    case .reject: "Rejects"
    case .withdraw: "Withdraws"
    }
  }
}
