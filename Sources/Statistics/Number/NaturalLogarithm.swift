extension Double {
  /// The natural logarithm of a positive, finite number, to within two units in the last place.
  ///
  /// `ln x = e·ln 2 + 2·artanh((m−1)/(m+1))` with `x = m·2^e` and m between √½ and √2, where the series of the inverse
  /// hyperbolic tangent ends after a dozen terms (Abramowitz and Stegun, "Handbook of Mathematical Functions", 4.1.27).
  /// Nothing but sums, products and quotients, so every machine computes the same bits.
  var naturalLogarithm: Double {
    var exponent = Double(self.exponent)
    var mantissa = significand
    if mantissa > 1.414213562373095 {
      mantissa /= 2
      exponent += 1
    }
    let argument = (mantissa - 1) / (mantissa + 1)
    let square = argument * argument
    var series = 0.0
    for odd in stride(from: 33.0, through: 1, by: -2) { series = series * square + 1 / odd }
    return exponent * 0.6931471805599453 + 2 * argument * series
  }
}
