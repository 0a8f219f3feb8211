"""Electricity bills from hourly meter readings."""

from datetime import timedelta

VAT_PERMILLE = 190


def make_bill(plan, readings, start, end, vat=True, discount=0, estimate=False):
    """The bill for the days from start up to, but not including, end.

    plan      the tariff as read from its JSON file
    readings  dicts with day (date), hour (0 to 23) and wh (int)
    discount  percent off the energy, never off the standing charge
    estimate  fill missing hours with the mean of those that are there

    Rates are in tenths of a cent per kWh. Amounts are kept in units of a
    ten-thousandth of a cent (1 Wh at a rate of 1) and rounded once, at the end.
    """
    lines = []
    warnings = []
    if start >= end:
        raise ValueError("the period is empty")
    readings.sort(key=lambda r: (r["day"], r["hour"]))
    last = None
    for r in readings:
        if r["wh"] < 0:
            raise ValueError("negative reading for %s %02d:00" % (r["day"], r["hour"]))
        if not 0 <= r["hour"] <= 23:
            raise ValueError("no such hour: %d" % r["hour"])
        if last is not None and (r["day"], r["hour"]) == last:
            raise ValueError("two readings for %s %02d:00" % (r["day"], r["hour"]))
        last = (r["day"], r["hour"])
    days = (end - start).days
    inside = []
    skipped = 0
    for r in readings:
        if r["day"] >= start and r["day"] < end:
            inside.append(r)
        else:
            skipped += 1
    if skipped:
        warnings.append("%d readings outside the period" % skipped)
    if estimate:
        have = set()
        wh = 0
        for r in inside:
            have.add((r["day"], r["hour"]))
            wh += r["wh"]
        if not inside:
            raise ValueError("nothing to estimate from")
        mean = wh // len(inside)
        n = 0
        d = start
        while d < end:
            for h in range(24):
                if (d, h) not in have:
                    inside.append({"day": d, "hour": h, "wh": mean})
                    n += 1
            d += timedelta(days=1)
        if n:
            warnings.append("%d hours estimated" % n)
    if plan["kind"] == "flat":
        wh = 0
        for r in inside:
            wh += r["wh"]
        lines.append({"label": "Energy", "wh": wh, "units": wh * plan["rate"]})
    elif plan["kind"] == "bands":
        wh = 0
        for r in inside:
            wh += r["wh"]
        rest = wh
        lower = 0
        for band in plan["bands"]:
            if band.get("upto_kwh_per_30_days") is None:
                part = rest
            else:
                upper = band["upto_kwh_per_30_days"] * 1000 * days // 30
                part = min(rest, upper - lower)
                lower = upper
            if part > 0:
                lines.append({"label": band["label"], "wh": part, "units": part * band["rate"]})
            rest -= part
        if rest:
            raise ValueError("the plan's last band must be open")
    elif plan["kind"] == "tou":
        peak = 0
        off = 0
        for r in inside:
            if r["day"].weekday() < 5 and r["hour"] >= plan["peak_from"] and r["hour"] < plan["peak_to"]:
                peak += r["wh"]
            else:
                off += r["wh"]
        if peak:
            lines.append({"label": "Peak", "wh": peak, "units": peak * plan["peak_rate"]})
        if off:
            lines.append({"label": "Off-peak", "wh": off, "units": off * plan["off_rate"]})
    else:
        raise ValueError("unknown plan: %s" % plan["kind"])
    if discount:
        u = 0
        for line in lines:
            u += line["units"]
        lines.append({"label": "Discount %d %%" % discount, "wh": 0, "units": -(u * discount // 100)})
    lines.append({"label": "Standing charge", "wh": 0, "units": days * plan["standing"] * 1000})
    net = 0
    for line in lines:
        net += line["units"]
        # What is printed beside a line is rounded by itself, so lines need not add up to the total.
        line["cents"] = (line["units"] + 5000) // 10000
    if vat:
        tax = (net * VAT_PERMILLE + 500) // 1000
    else:
        tax = 0
    return {
        "lines": lines,
        "net_cents": (net + 5000) // 10000,
        "vat_cents": (tax + 5000) // 10000,
        "total_cents": (net + tax + 5000) // 10000,
        "warnings": warnings,
    }
