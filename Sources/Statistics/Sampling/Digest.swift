/// SHA-256 (FIPS 180-4) of bytes, in lower-case hex: passed in, since this target computes nothing but numbers.
package typealias Digest = @Sendable ([UInt8]) -> String
