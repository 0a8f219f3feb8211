use logferry::{Lines, Record};
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, line) in (1..).zip(Lines::new(io::stdin().lock())) {
        writeln!(out, "{}", Record { number, text: line? })?;
    }
    out.flush()
}
