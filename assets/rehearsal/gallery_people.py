# SPDX-License-Identifier: GPL-3.0-or-later
"""The visitors of the rehearsal programme: skeletons that walk, turn and look. Used by make_video.py.

A visitor follows a short script of ("go", x, z) and ("stay", seconds, heading[, pose]); heading 0 looks away from
the camera, pi/2 to the right, pi at us. Feet are planted: the pelvis is as high as the longer leg allows.
"""
import random
from math import atan2, cos, hypot, pi, sin, sqrt
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPen
from gallery_room import disc, glass, path_of, ramp, shadow, smooth, tone

SKINS = ["#F0C9A8", "#E2AE86", "#C68B5F", "#9A6440", "#6B4530", "#F3D3B8"]
HAIRS = ["#2B2320", "#4A3226", "#7A5233", "#B98B52", "#8E8A86", "#B3A89C", "#7B3B24", "#1F1C1E"]
TOPS = ["#2F4A6B", "#B5533C", "#D9A441", "#5C7F6B", "#EFE6D6", "#6E4560", "#3A3F47", "#8FA9B8", "#A9745A", "#D8B9A0", "#20605F"]
LEGS = ["#2C3340", "#4B4A52", "#6B5A48", "#35506B", "#B7A489", "#3E3531", "#76808A"]
STEP, RATE = .62, 30


def look(seed, **fixed):
    """Clothes and build, from a seed; anything can be fixed."""
    r = random.Random(seed * 101 + 7)
    o = dict(h=r.uniform(1.60, 1.86), skin=r.choice(SKINS), hair=r.choice(HAIRS), cut=r.choice(("short", "short", "bob", "bun", "long")),
             top=r.choice(TOPS), legs=r.choice(LEGS), wear=r.choice(("shirt", "shirt", "jacket", "coat", "dress", "skirt")),
             shoe=r.choice(("#2A2523", "#F1ECE4", "#6A4630")), bag=r.random() < .3, wide=r.uniform(.94, 1.1), seed=seed)
    o.update(fixed)
    return o


class Visitor:
    def __init__(self, look, x, z, heading, script, start=-2.1, seconds=26.5):
        self.o, self.start, self.track = look, start, []
        v = dist = 0.0
        pose, todo, wait, pace = look.get("pose", "free"), list(script), 0.0, look.get("pace", 1.0)
        if todo and todo[0][0] == "go":
            v, heading = pace, atan2(todo[0][1] - x, todo[0][2] - z)
        want = heading
        for _ in range(int(seconds * RATE)):
            if wait > 0:
                wait -= 1 / RATE
                v = max(0.0, v - 2.0 / RATE)
            elif todo and todo[0][0] == "go":
                dx, dz = todo[0][1] - x, todo[0][2] - z
                left, on = hypot(dx, dz), len(todo) > 1 and todo[1][0] == "go"
                want = atan2(dx, dz)
                turn = abs((want - heading + pi) % (2 * pi) - pi)
                v = min(v + 1.6 / RATE, pace, 9 if on else sqrt(2 * .9 * left) + .05) * (1 if turn < 1.2 else .9)
                if left < (.25 if on else .04):
                    todo.pop(0)
            elif todo:
                _, wait, want, *rest = todo.pop(0)
                pose = rest[0] if rest else "free"
            else:
                v = max(0.0, v - 2.0 / RATE)
            heading += max(-2.6, min(2.6, 4.2 * ((want - heading + pi) % (2 * pi) - pi))) / RATE
            x, z, dist = x + v * sin(heading) / RATE, z + v * cos(heading) / RATE, dist + v / RATE
            self.track.append((x, z, heading, dist, min(1.0, v / .75), pose))

    @property
    def upper(self):
        """The same visitor without legs: for who sits on a bench with the back to us."""
        twin = object.__new__(Visitor)
        twin.__dict__ = {**self.__dict__, "o": {**self.o, "part": "upper"}}
        return twin

    def at(self, t):
        return self.track[max(0, min(len(self.track) - 1, int(round((t - self.start) * RATE))))]

    def depth(self, t):
        return self.at(t)[1]

    def draw(self, p, cam, t):
        x, z, heading, dist, walk, pose = self.at(t)
        if z - cam.z > 2.5 and abs(cam.p(x, 1, z).x() - 960) < 1250:
            person(p, cam, self.o, x, z, heading, pi * dist / (STEP * self.o["h"] / 1.75), walk, pose, t)


def limb(p, a, b, ra, rb, colour):
    """A tapered capsule."""
    d = b - a
    n = hypot(d.x(), d.y())
    p.fillPath(disc(a.x(), a.y(), ra), colour)
    p.fillPath(disc(b.x(), b.y(), rb), colour)
    if n > .5:
        u = QPointF(-d.y() / n, d.x() / n)
        p.fillPath(path_of([a + u * ra, b + u * rb, b - u * rb, a - u * ra]), colour)


def bend(a, b, length, pole):
    """Middle joint of two equal bones from a to b, pushed towards pole."""
    d = sqrt(sum((q - w) ** 2 for q, w in zip(a, b)))
    out = sqrt(max(length ** 2 - (d / 2) ** 2, 0))
    n = sqrt(sum(q * q for q in pole))
    return tuple((q + w) / 2 + out * e / n for q, w, e in zip(a, b, pole))


def person(p, cam, o, x, z, psi, phase, walk, pose, t):
    h, k, c, s = o["h"], cam.k(z), cos(psi), sin(psi)
    sway = .010 * sin(t * .8 + o["seed"]) * (1 - walk)
    seated = pose in ("sit", "wheels")
    view = psi - atan2(x - cam.x, z - cam.z)                  # heading as the camera sees it
    fx, fz = sin(view), cos(view)
    P = lambda q: cam.p(x + q[0] * s + q[1] * c, q[2], z + q[0] * c - q[1] * s)
    far = lambda q: q[0] * fz - q[1] * fx                     # > 0: behind the body
    skin, top, legs, shoe = (QColor(o[n]) for n in ("skin", "top", "legs", "shoe"))
    dress = o["wear"] == "dress"
    bone = .243 * h

    # legs
    feet, drops = [], []
    for side in (-1, 1):
        ph = phase + (pi if side > 0 else 0)
        th = .35 * walk * (sin(ph) - sin(3 * ph) / 9)
        kb = walk * (.10 + .85 * max(0.0, cos(ph + .25)) ** 1.4) + .02
        feet.append((side, th, kb, ph))
        drops.append(bone * (cos(th) + cos(th - kb)))
    pelvis = .045 + max(drops)
    if seated:
        pelvis = .54
    shapes = []
    for side, th, kb, ph in feet:
        hip = (0, side * .055 * h, pelvis)
        if seated:
            knee, ankle = (.42, side * .10, .54), (.44, side * .11, .09)
        else:
            knee = (sin(th) * bone, side * .055 * h, pelvis - cos(th) * bone)
            ankle = (knee[0] + sin(th - kb) * bone, side * .052 * h, knee[2] - cos(th - kb) * bone)
        pitch = -.9 * walk * max(0.0, -sin(ph - .5)) * max(0.0, cos(ph + .8)) if not seated else 0
        toe = (ankle[0] + .125 * cos(pitch), ankle[1] * 1.25, max(.03, ankle[2] - .03 + .125 * sin(pitch)))
        shapes.append((far(ankle), hip, knee, ankle, toe))
    bare = dress or o["wear"] == "skirt"
    shadow(p, cam, x + .05, z, .30 + .08 * walk, .24, 78)
    for i, (_, hip, knee, ankle, toe) in enumerate(sorted(shapes, key=lambda q: -q[0]) if o.get("part") != "upper" else ()):
        cloth = tone(skin if bare else legs, -.14 if i == 0 else 0)
        heel = (ankle[0] - .035, ankle[1], max(.028, ankle[2] - .035))
        limb(p, P(heel), P(toe), k * .040, k * .030, tone(shoe, -.1 if i == 0 else 0))
        limb(p, P(hip), P(knee), k * .078, k * (.050 if bare else .060), cloth)
        limb(p, P(knee), P(ankle), k * (.048 if bare else .058), k * (.030 if bare else .052), cloth)

    # arms
    base = pelvis - .53 * h + .04 * seated
    lean = .03 * walk
    def up(q):                                                # share of the height, on top of the legs
        return (q[0] + lean * q[2], q[1] + sway * q[2] * 2, base + q[2] * h)
    arms = []
    for side in (-1, 1):
        swing = -.36 * (.15 + .85 * walk) * sin(phase + (pi if side > 0 else 0)) * (walk > 0)
        rest = (.05 + .62 * h * .5 * swing, side * .150 * h * .92, .475 + .05 * abs(swing))
        beat = .035 + .06 * abs(sin(t * 9 + o["seed"]))
        goal = {"behind": (-.13, side * .02, .53), "pockets": (.06, side * .13, .52), "clap": (.27, side * beat, .72),
                "phone": (.30, side * .035, .86), "sit": (.30, side * .10, .56), "wheels": (.10, side * .27, .52),
                "chin": (.13, .03, .835) if side > 0 else (.16, .07, .68),
                "fold": (.17, -side * .10, .665 + .02 * side),
                "point": (.42, side * .16, .80) if side > 0 else (.05, side * .14, .48),
                "cut": (.36, .03, .585) if side > 0 else (.28, -.10, .585)}.get(pose, rest)
        w = walk if not seated else 0
        hand = up(tuple(a * w + b * (1 - w) for a, b in zip(rest, goal)))
        shoulder = up((0, side * .103 * h * o["wide"], .800))
        elbow = bend(shoulder, hand, .165 * h, (-.6, side * .55, -.5))
        arms.append(((far(elbow) + far(hand)) / 2, shoulder, elbow, hand))
    sleeve = tone(top, -.10)
    def arm(q):
        _, a, e, w = q
        limb(p, P(e), P(w), k * .040, k * .031, sleeve if o["wear"] != "dress" else skin)
        p.fillPath(disc(P(w).x(), P(w).y(), k * .042, k * .045), skin)
        limb(p, P(a), P(e), k * .056, k * .044, sleeve)
        if pose == "phone" and walk < .2 and q is arms[1]:
            m = P(w)
            p.fillRect(QRectF(m.x() - k * .05, m.y() - k * .13, k * .085, k * .15), QColor("#23262B"))

    # clothes: rings of (forward, height, half breadth, half depth)
    def loft(rings, colour):
        left, right = [], []
        for f, y, hb, hd in rings:
            q, w = P(up((f, 0, y))), k * hypot(hb * fz, hd * fx) * h * o["wide"]
            left.append(q - QPointF(w, 0))
            right.insert(0, q + QPointF(w, 0))
        path = smooth(left + right)
        p.fillPath(path, ramp(QPointF(path.boundingRect().left(), 0), QPointF(path.boundingRect().right(), 0),
                              (0, tone(colour, .06)), (.45, colour), (1, tone(colour, -.16))))
    torso = [(0, .853, .034, .034), (-.004, .832, .085, .050), (-.006, .80, .108, .060), (.008, .72, .104, .070), (.004, .63, .088, .062), (0, .55, .094, .068)]
    hem = {"coat": [(0, .44, .108, .084), (-.01, .31, .118, .098), (-.01, .295, .112, .092)],
           "dress": [(0, .46, .112, .085), (0, .28, .142, .120), (0, .262, .135, .113)],
           "jacket": [(0, .475, .101, .073), (0, .462, .095, .068)]}.get(o["wear"], [(0, .515, .095, .068), (0, .505, .090, .064)])
    def body():
        if o["wear"] == "skirt":
            loft([(0, .60, .086, .064), (0, .53, .098, .072), (0, .42, .118, .094), (0, .315, .130, .106), (0, .30, .124, .10)], legs)
        if o["wear"] in ("shirt", "jacket"):
            loft([(0, .57, .085, .062), (0, .50, .094, .070), (0, .465, .088, .066)], legs)
        loft(torso + (hem if not seated else [(0, .515, .10, .09), (0, .50, .095, .085)]), top)
        if o["bag"] and not seated:
            a, b = P(up((-.04, .07 * h, .835))), P(up((-.07, -.13 * h, .50)))
            limb(p, a, b, k * .010, k * .010, QColor("#4A3527"))
            p.fillPath(smooth([b + QPointF(dx * k, dy * k) for dx, dy in ((-.09, -.02), (.09, -.02), (.10, .17), (-.10, .17))]), QColor("#5B4030"))

    # head
    nod = .035 * sin(t * .45 + o["seed"] * 2) * (1 - walk)
    fx2 = sin(view + nod * 4)
    hx, hy = up((.018, 0, .925))[0:3:2]
    q = P((hx, sway * 2, hy))
    rx, ry = k * .0485 * h, k * .066 * h
    hair, cut = QColor(o["hair"]), o["cut"]
    def mane():
        drop = {"long": .125, "scarf": .10, "bob": .055}.get(cut, 0) * h * k
        if drop:
            m = q + QPointF(-fx2 * rx * .35, 0)
            w = rx * (1.22 if cut != "scarf" else 1.3)
            p.fillPath(smooth([m + QPointF(-w, -ry * .2), m + QPointF(-w * 1.02, drop), m + QPointF(0, drop * 1.12 + ry * .12), m + QPointF(w * 1.02, drop), m + QPointF(w, -ry * .2), m + QPointF(0, -ry)]), hair)
    def head():
        limb(p, q + QPointF(-fx2 * rx * .15, ry * .4), P(up((-.005, 0, .838))), k * .030 * h, k * .034 * h, tone(skin, -.14))
        if cut != "bald":
            p.fillPath(disc(q.x() - fx2 * rx * .22, q.y() - ry * .14, rx * 1.14, ry * 1.02), hair)
            if fz > -.5:                                       # nape
                p.fillPath(disc(q.x() - fx2 * rx * .40, q.y() + ry * .12, rx * (.90 - .12 * abs(fx2)), ry * .82), tone(hair, -.10 if cut == "short" else 0))
        else:
            p.fillPath(disc(q.x(), q.y(), rx * 1.05, ry * 1.02), skin)
        if fz < .42:
            narrow = min(1.0, (.42 - fz) / .7)
            fxx = q.x() + fx2 * rx * .36
            p.fillPath(disc(fxx, q.y() + ry * .16, rx * (.84 - .06 * abs(fx2)) * narrow, ry * .86), skin)
            if abs(fx2) > .35 and narrow > .45:
                n = fxx + fx2 * rx * .80 * narrow
                p.fillPath(path_of([QPointF(n - fx2 * rx * .2, q.y() - ry * .05), QPointF(n + fx2 * rx * .26, q.y() + ry * .30), QPointF(n - fx2 * rx * .2, q.y() + ry * .40)]), skin)
        if abs(fx2) < .75 and cut in ("short", "bald", "hat", "bun"):
            for e in (-1, 1):
                p.fillPath(disc(q.x() + e * rx * 1.06, q.y() + ry * .16, rx * .17, ry * .22), tone(skin, -.06))
        if cut == "bun":
            p.fillPath(disc(q.x() - fx2 * rx * .75, q.y() - ry * .98, rx * .55), hair)
        if fz > 0:
            mane()
        if cut == "hat":
            p.fillPath(disc(q.x(), q.y() - ry * .42, rx * 1.9, ry * .20), QColor(o["top"]))
            p.fillPath(smooth([q + QPointF(a * rx, b * ry) for a, b in ((-1.05, -.4), (-.95, -1.15), (0, -1.3), (.95, -1.15), (1.05, -.4))]), QColor(o["top"]))

    if pose == "wheels":
        wheels(p, P, k, fx, -1)
    for a in sorted(arms, key=lambda q: -q[0]):
        if a[0] > .012:
            arm(a)
    if fz <= 0:
        mane()
    body()
    head()
    for a in arms:
        if a[0] <= .012:
            arm(a)
    if pose == "wheels":
        wheels(p, P, k, fx, 1)


def wheels(p, P, k, fx, layer):
    """A wheelchair seen from the side, one half behind and one half before its user."""
    side = (1 if fx > 0 else -1) * layer
    c = P((-.02, side * .28, .31))
    p.setPen(QPen(QColor("#2E3238"), k * .028))
    p.drawEllipse(c, k * .30 * max(.12, abs(fx)), k * .30)
    p.drawLine(P((-.16, side * .24, .95)), P((-.14, side * .24, .42)))
    p.drawLine(P((-.14, side * .24, .45)), P((.34, side * .24, .45)))
    p.drawLine(P((.34, side * .24, .45)), P((.46, side * .22, .09)))
    p.setPen(Qt.PenStyle.NoPen)
    p.fillPath(disc(P((.38, side * .24, .07)).x(), P((.38, side * .24, .07)).y(), k * .07), QColor("#2E3238"))
    p.fillPath(disc(c.x(), c.y(), k * .035), QColor("#2E3238"))
