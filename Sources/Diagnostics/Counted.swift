/// A number with its noun: `1 item`, `2 items`.
package func counted(_ number: Int, _ noun: String) -> String {
  counted(number, noun, many: noun + "s")
}

/// A number with what it counts, where that is more than a noun: `1 item is`, `2 items are`.
package func counted(_ number: Int, _ one: String, many: String) -> String {
  number == 1 ? "1 \(one)" : "\(number) \(many)"
}

/// How many are left over, to go on after those that are shown: ` and 3 more`; nothing where none is.
package func andMore(_ left: Int) -> String { left > 0 ? " and \(left) more" : "" }
