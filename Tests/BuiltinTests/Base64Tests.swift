@testable import Builtin
import Foundation
import Testing

@Suite struct Base64Tests {
  @Test(arguments: 0..<70) func decodesWhatFoundationEncodes(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ count) }
    #expect(Base64.decoded(Data(bytes).base64EncodedString().utf8) == bytes)
  }

  @Test func decodesTheWholeAlphabet() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Base64.decoded(Data(bytes).base64EncodedString().utf8) == bytes)
  }
}
