import Crypto

/// The packets of an armoured OpenPGP text (RFC 4880, sections 4.2 and 6.2), read as far as it takes to tell whose a
/// signature claims to be: a process of gpg's for each signature of strangers would cost a server more than them.
///
/// Nothing is ever taken for good by what is read here. What cannot be read is for gpg to say.
struct OpenPGPPackets {
  /// A packet: its tag, and what is in it.
  struct Packet {
    let tag: UInt8
    let body: ArraySlice<UInt8>
  }

  let all: [Packet]

  /// - Returns: nil where the text is no plain armour, or a packet has no length of its own, or a partial one.
  init?(armour: [UInt8]) {
    guard let bytes = Self.content(of: armour) else { return nil }
    var packets: [Packet] = []
    var rest = bytes[...]
    while let first = rest.popFirst() {
      guard let packet = Self.packet(first, &rest) else { return nil }
      packets.append(packet)
    }
    all = packets
  }

  private static func content(of armour: [UInt8]) -> [UInt8]? {
    var lines = armour.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    guard lines.count > 2, lines.removeFirst().starts(with: "-----BEGIN PGP ".utf8),
      lines.removeLast().starts(with: "-----END PGP ".utf8), let gap = lines.firstIndex(where: \.isEmpty)
    else { return nil }
    var body = lines[(gap + 1)...]
    if body.last?.first == UInt8(ascii: "=") { body.removeLast() }
    return Base64Text.decode(Array(body.joined()))
  }

  private static func packet(_ first: UInt8, _ rest: inout ArraySlice<UInt8>) -> Packet? {
    guard first & 0x80 != 0 else { return nil }
    let isNew = first & 0x40 != 0
    let length: Int?
    if isNew {
      length = Self.length(&rest)
    } else {
      guard first & 3 < 3 else { return nil }
      length = number(of: 1 << Int(first & 3), &rest)
    }
    guard let length, length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return Packet(tag: isNew ? first & 0x3F : first >> 2 & 0x0F, body: rest.prefix(length))
  }

  /// A length of one, two or five bytes, as packets of the new kind and subpackets have it.
  private static func length(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let first = rest.popFirst() else { return nil }
    switch first {
    case 0..<192: return Int(first)
    case 192..<224: return rest.popFirst().map { (Int(first) - 192) << 8 + Int($0) + 192 }
    case 255: return number(of: 4, &rest)
    default: return nil
    }
  }

  private static func number(of bytes: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.count >= bytes else { return nil }
    defer { rest = rest.dropFirst(bytes) }
    return rest.prefix(bytes).reduce(0) { $0 << 8 | Int($1) }
  }
}

extension OpenPGPPackets {
  /// What the packets say, whatever their order.
  var contents: Set<[UInt8]> { Set(all.map { [$0.tag] + $0.body }) }

  /// The ids of all keys in an armoured public key, primary and subordinate ones; nil where some cannot be told.
  var keyIDs: Set<UInt64>? {
    var ids: Set<UInt64> = []
    for packet in all where packet.tag == 6 || packet.tag == 14 {
      guard packet.body.first == 4, packet.body.count <= 0xFFFF else { return nil }
      let length = packet.body.count
      let fingerprint = Insecure.SHA1.hash(
        data: [0x99, UInt8(length >> 8), UInt8(length & 0xFF)] + Array(packet.body))
      ids.insert(Self.id(fingerprint.suffix(8)))
    }
    return ids
  }

  /// The ids of all keys that a signature says it may be by; nil where it does not say, or is not one signature.
  var issuers: Set<UInt64>? {
    guard all.count == 1, let signature = all.first, signature.tag == 2 else { return nil }
    var body = signature.body
    switch body.popFirst() {
    case 3:
      guard body.count >= 14, body.popFirst() == 5 else { return nil }
      return [Self.id(body.dropFirst(5).prefix(8))]
    case 4:
      body = body.dropFirst(3)
      guard let hashed = Self.issuers(&body), let other = Self.issuers(&body) else { return nil }
      let found = hashed.union(other)
      return found.isEmpty ? nil : found
    default: return nil
    }
  }

  /// The issuers that one of a signature's two lists of subpackets names (RFC 4880, section 5.2.3.1; the fingerprint by
  /// RFC 9580).
  private static func issuers(_ body: inout ArraySlice<UInt8>) -> Set<UInt64>? {
    guard let length = number(of: 2, &body), length <= body.count else { return nil }
    var rest = body.prefix(length)
    body = body.dropFirst(length)
    var found: Set<UInt64> = []
    while !rest.isEmpty {
      guard let length = Self.length(&rest), length > 0, length <= rest.count else { return nil }
      let subpacket = rest.prefix(length)
      rest = rest.dropFirst(length)
      switch (subpacket.first ?? 0) & 0x7F {
      case 16 where length == 9: found.insert(id(subpacket.suffix(8)))
      case 33 where length == 22 && subpacket.dropFirst().first == 4: found.insert(id(subpacket.suffix(8)))
      case 16, 33: return nil
      default: break
      }
    }
    return found
  }

  private static func id(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
