extension String {
  /// The text as a message may quote it: at most 60 characters, controls escaped.
  var excerpt: String {
    var excerpt = ""
    for (index, scalar) in unicodeScalars.enumerated() {
      guard index < 60 else { return excerpt + "…" }
      if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        || scalar.value == 0x2028 || scalar.value == 0x2029
      {
        excerpt += scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        excerpt.unicodeScalars.append(scalar)
      }
    }
    return excerpt
  }
}
