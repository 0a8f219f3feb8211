"""meterbill PLAN.json READINGS.csv FROM TO: prints a bill."""

import csv
import json
import sys
from datetime import date

from meterbill.bill import make_bill


def read_readings(lines):
    return [
        {"day": date.fromisoformat(row["day"]), "hour": int(row["hour"]), "wh": int(row["wh"])}
        for row in csv.DictReader(lines)
    ]


def report(plan, readings, start, end):
    bill = make_bill(plan, readings, start, end)
    out = ["%-20s %8.3f kWh %9.2f" % (x["label"], x["wh"] / 1000, x["cents"] / 100) for x in bill["lines"]]
    out.append("%-33s %9.2f" % ("Net", bill["net_cents"] / 100))
    out.append("%-33s %9.2f" % ("VAT", bill["vat_cents"] / 100))
    out.append("%-33s %9.2f" % ("Total", bill["total_cents"] / 100))
    out += ["warning: " + w for w in bill["warnings"]]
    if readings:
        out.append("Last reading: %s %02d:00" % (readings[-1]["day"], readings[-1]["hour"]))
    return out


def main(argv):
    with open(argv[1]) as f:
        plan = json.load(f)
    with open(argv[2], newline="") as f:
        readings = read_readings(f)
    for line in report(plan, readings, date.fromisoformat(argv[3]), date.fromisoformat(argv[4])):
        print(line)


if __name__ == "__main__":
    main(sys.argv)
