# SPDX-License-Identifier: GPL-3.0-or-later
"""The museum of the rehearsal programme, drawn with QPainter: camera, rooms, pictures, sculpture.

Everything is in metres and seen by a moving pin-hole camera, drawn anew for every frame. Used by make_video.py.
"""
import functools, random
from contextlib import contextmanager
from math import cos, hypot, pi, sin
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPen, QPolygonF, QTransform

W, H = 1920, 1080
WALL, CEIL = "#F2ECE1", "#EBE4D8"
OAK = ["#C9A273", "#CDA778", "#C59D6D", "#D0AB7D", "#C7A070"]
RED, OCHRE, NAVY, TEAL, PLUM = "#B9352F", "#DDA23C", "#2B4363", "#4A807B", "#6C4258"
SAGE, SAND, INK, CREAM, CLAY = "#93A48B", "#E2CDA9", "#2A2D33", "#F6EFE2", "#C6694A"
INKS = [CLAY, OCHRE, NAVY, TEAL, PLUM, SAGE, SAND, "#7FA3B5", "#DE9C84"]
PLINTH = ("#F8F4EB", "#E9E1D3", "#D5CAB8")


# ---- seeing ---------------------------------------------------------------------------------------------------
class Cam:
    """Pin-hole camera at (x, y, z) looking along +Z; f in pixels, horizon at hy."""
    def __init__(self, x, y, z, f=1450, hy=452):
        self.x, self.y, self.z, self.f, self.hy = x, y, z, f, hy

    def p(self, X, Y, Z):
        d = max(Z - self.z, 0.3)
        return QPointF(W / 2 + self.f * (X - self.x) / d, self.hy - self.f * (Y - self.y) / d)

    def k(self, Z):
        return self.f / max(Z - self.z, 0.3)


def tone(c, amount):
    """Lighter (> 0) or darker (< 0), towards warm white or a warm dark."""
    c, o, a = QColor(c), QColor("#FFFAF0" if amount > 0 else "#33241E"), abs(amount)
    return QColor(*(round(x + (y - x) * a) for x, y in zip(c.getRgb()[:3], o.getRgb()[:3])))


def glass(c, alpha):
    c = QColor(c)
    c.setAlpha(alpha)
    return c


def ramp(a, b, *stops):
    g = QLinearGradient(a, b)
    for at, c in stops:
        g.setColorAt(at, QColor(c))
    return QBrush(g)


def face(p, cam, pts, brush):
    p.fillPath(path_of([cam.p(*q) for q in pts]), QBrush(brush) if not isinstance(brush, str) else QColor(brush))


def path_of(points):
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def smooth(pts):
    """Closed Catmull-Rom curve."""
    path, n = QPainterPath(pts[0]), len(pts)
    for i in range(n):
        a, b, c, d = pts[i - 1], pts[i], pts[(i + 1) % n], pts[(i + 2) % n]
        path.cubicTo(b + (c - a) / 6, c - (d - b) / 6, c)
    return path


@contextmanager
def on_wall(p, cam, a, b, low, high):
    """Draw in metres on a wall from a=(X, Z) to b=(X, Z): origin top left, y down."""
    quad = QPolygonF([cam.p(a[0], high, a[1]), cam.p(b[0], high, b[1]), cam.p(b[0], low, b[1]), cam.p(a[0], low, a[1])])
    t = QTransform()
    QTransform.squareToQuad(quad, t)
    w, h = hypot(b[0] - a[0], b[1] - a[1]), high - low
    p.save()
    p.setTransform(QTransform.fromScale(1 / w, 1 / h) * t)
    yield w, h
    p.restore()


# ---- pictures on the walls ------------------------------------------------------------------------------------
def disc(x, y, r, r2=None):
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), r, r2 or r)
    return path


def rect(x, y, w, h):
    path = QPainterPath()
    path.addRect(QRectF(x, y, w, h))
    return path


def cut(path, other, out=False):
    """The part of path inside (or outside) other; in millimetres, as Qt flattens curves to a fixed tolerance."""
    mm = QTransform.fromScale(1000, 1000)
    a, b = mm.map(path), mm.map(other)
    return QTransform.fromScale(.001, .001).map(a.subtracted(b) if out else a.intersected(b))


@functools.lru_cache(None)
def art(kind, seed, w, h):
    """An abstract painting as a list of (path, colour), cut to its canvas."""
    r = random.Random(seed * 7919 + len(kind))
    ink = r.sample(INKS, len(INKS))
    out = [(rect(0, 0, w, h), QColor(CREAM))]
    if kind == "fields":
        out = [(rect(0, 0, w, h), tone(ink[0], -.15))]
        for y, hh, c in ((.07, .38, ink[1]), (.49, .16, ink[2]), (.69, .24, ink[3])):
            out.append((rect(w * .07, h * y, w * .86, h * hh), QColor(c)))
    elif kind == "rings":
        for cx, cy, rad in ((.36, .45, .62), (.80, .72, .36), (.82, .17, .2)):
            for i in range(5):
                q = rad * h * (1 - i * .2)
                for side in (0, 180):
                    half = QPainterPath(QPointF(w * cx, h * cy))
                    half.arcTo(QRectF(w * cx - q, h * cy - q, 2 * q, 2 * q), side + 35, 180)
                    out.append((half, QColor(ink[(i * 2 + side // 180 + int(cx * 9)) % 8])))
    elif kind == "leaves":
        for i in range(6):
            out.append((rect(i % 3 * w / 3, i // 3 * h / 2, w / 3, h / 2), tone(ink[i], .25 if i % 2 else 0)))
            cx, cy, n = (i % 3 + .5) * w / 3, (i // 3 + .5) * h / 2, 5 + i % 3
            s, turn = min(w / 3, h / 2) * .44, r.random()
            leaf = [QPointF(cx + s * (1 if j % 2 else .36) * cos(pi * j / n + turn),
                            cy + s * (1 if j % 2 else .36) * sin(pi * j / n + turn)) for j in range(2 * n)]
            out.append((smooth(leaf), QColor(CREAM if i % 2 else ink[(i + 5) % 9])))
    elif kind == "bands":
        x = 0.0
        while x < w:
            d = w * r.choice((.04, .06, .1, .15))
            out.append((rect(x, 0, d + .01, h), QColor(r.choice(ink[:6]))))
            x += d
        out.append((disc(w * .62, h * .42, h * .23), QColor(CREAM)))
    elif kind == "hills":
        out = [(rect(0, 0, w, h), tone(ink[6], .55)), (disc(w * .68, h * .34, h * .17), QColor(OCHRE))]
        for i in range(5):
            y0, a, f = h * (.44 + .12 * i), h * .09, r.uniform(1.2, 2.6)
            top = [QPointF(w * j / 24, y0 + a * sin(f * j / 4 + i * 2.1)) for j in range(25)]
            out.append((path_of(top + [QPointF(w, h), QPointF(0, h)]), tone(ink[i], .30 - .12 * i)))
    elif kind == "quarters":
        n = max(2, round(w / h * 3))
        for i in range(n * 3):
            cw, ch, x, y = w / n, h / 3, i % n * w / n, i // n * h / 3
            out.append((rect(x, y, cw + .004, ch + .004), QColor(r.choice(ink[:5]))))
            px, py = x + cw * r.randint(0, 1), y + ch * r.randint(0, 1)
            out.append((cut(disc(px, py, cw * .96, ch * .96), rect(x, y, cw, ch)), QColor(r.choice(ink[5:]))))
    elif kind == "stones":
        out = [(rect(0, 0, w, h), tone(SAND, .35))]
        for i, (cx, cy, s) in enumerate(((.30, .58, .30), (.66, .36, .22), (.70, .76, .15), (.47, .22, .09))):
            blob = [QPointF(w * cx + h * s * r.uniform(.75, 1.1) * cos(j), h * cy + h * s * r.uniform(.75, 1.1) * sin(j))
                    for j in (0, .9, 1.8, 2.7, 3.6, 4.5, 5.4)]
            out.append((smooth(blob), QColor((CLAY, NAVY, OCHRE, INK)[i])))
        out.append((path_of([QPointF(w * .1, h * .93), QPointF(w * .93, h * .06), QPointF(w * .94, h * .075)]), QColor(INK)))
    canvas = rect(0, 0, w, h)
    return [(cut(q, canvas), c) for q, c in out]


def hang(p, cam, kind, seed, a, b, low, high, wood="#3A3029"):
    if min(a[1], b[1]) < cam.z + .8:
        return
    with on_wall(p, cam, a, b, low, high) as (w, h):
        for grow in (.05, .025):
            p.fillRect(QRectF(-grow + .03, -grow + .1, w + 2 * grow, h + 2 * grow), glass("#5A4632", 26))
        p.fillRect(QRectF(0, 0, w, h), QColor(wood))
        p.fillRect(QRectF(.035, .035, w - .07, h - .07), tone(wood, -.35))
        p.translate(.06, .06)
        for path, colour in art(kind, seed, round(w - .12, 3), round(h - .12, 3)):
            p.fillPath(path, colour)
        p.fillRect(QRectF(w + .1, h - .30, .2, .13), QColor("#FBF8F1"))              # the label, without words


# ---- rooms ----------------------------------------------------------------------------------------------------
@functools.lru_cache(None)
def planks(x0, x1, z0, z1):
    r, out, x = random.Random(4), [], x0
    while x < x1:
        z = z0 - r.random() * 3
        while z < z1:
            n = r.uniform(1.8, 3.4)
            out.append((x, min(x + .26, x1), max(z, z0), min(z + n, z1), r.randrange(len(OAK))))
            z += n
        x += .26
    return out


def floor(p, cam, half, far):
    near = cam.z + 1.6
    face(p, cam, [(-half, 0, near), (half, 0, near), (half, 0, far), (-half, 0, far)], tone(OAK[0], -.10))
    lots = [QPainterPath() for _ in OAK]
    for x0, x1, z0, z1, s in planks(-half, half, 0, far):
        z0 = max(z0, near)
        if z1 > z0 and -W < cam.p(x0, 0, z1).x() < 2 * W:
            g = .006                                                                  # the joint
            lots[s].addPolygon(QPolygonF([cam.p(x0 + g, 0, z0 + g), cam.p(x1 - g, 0, z0 + g), cam.p(x1 - g, 0, z1 - g),
                                          cam.p(x0 + g, 0, z1 - g)]))
    for lot, colour in zip(lots, OAK):
        p.fillPath(lot, QColor(colour))
    top = cam.p(0, 0, far).y()                                                        # sheen towards the far wall
    oak = path_of([cam.p(*q) for q in ((-half, 0, near), (half, 0, near), (half, 0, far), (-half, 0, far))])
    p.fillPath(oak, ramp(QPointF(0, top), QPointF(0, top + 330), (0, glass("#FFF4DF", 150)),
                                    (.35, glass("#FFF1DA", 70)), (1, glass("#FFF1DA", 0))))
    p.fillRect(QRectF(0, H - 260, W, 260), ramp(QPointF(0, H - 260), QPointF(0, H), (0, glass("#5B3A1E", 0)),
                                                (1, glass("#5B3A1E", 46))))


def room(p, cam, half, far, high, sky=None, wall=WALL):
    """Floor, three walls, ceiling; sky=(half width, z0, z1) opens a glass roof."""
    n = cam.z + .5
    face(p, cam, [(-half, high, n), (half, high, n), (half, high, far), (-half, high, far)],
         ramp(QPointF(0, cam.p(0, high, far).y()), QPointF(0, 0), (0, tone(CEIL, -.03)), (1, tone(CEIL, -.10))))
    if sky:
        hw, z0, z1 = sky
        z0 = max(z0, n)
        for d, c in ((.28, "#D9CFBF"), (.10, "#FBF8F0")):
            face(p, cam, [(-hw - d, high, z0), (hw + d, high, z0), (hw + d, high, z1 + d), (-hw - d, high, z1 + d)], c)
        face(p, cam, [(-hw, high, z0), (hw, high, z0), (hw, high, z1), (-hw, high, z1)],
             ramp(cam.p(-hw, high, z1), QPointF(0, 0), (0, "#EAF1EC"), (.5, "#C9E0E8"), (1, "#A5CADC")))
        for i in range(int(z1 - sky[1]) // 2 + 1):                                    # glazing bars, beams under them
            z = z1 - 2 * i
            if z > z0 + .1:
                face(p, cam, [(-hw, high, z - .05), (hw, high, z - .05), (hw, high, z + .05), (-hw, high, z + .05)], "#8C9490")
                face(p, cam, [(-hw, high - .16, z), (hw, high - .16, z), (hw, high, z), (-hw, high, z)], "#A9AFA8")
        for x in (-hw / 3, hw / 3):
            face(p, cam, [(x - .03, high, z0), (x + .03, high, z0), (x + .03, high, z1), (x - .03, high, z1)], "#9BA29C")
    for s in (-1, 1):
        a, b = cam.p(s * half, 0, far), cam.p(s * half, 0, far - 14)
        face(p, cam, [(s * half, 0, n), (s * half, high, n), (s * half, high, far), (s * half, 0, far)],
             ramp(QPointF(a.x(), 0), QPointF(b.x(), 0), (0, tone(wall, -.07 if s < 0 else -.045)), (1, tone(wall, -.01 if s < 0 else .25))))
    a, b = cam.p(0, high, far), cam.p(0, 0, far)
    face(p, cam, [(-half, 0, far), (half, 0, far), (half, high, far), (-half, high, far)],
         ramp(a, b, (0, tone(wall, .3)), (1, tone(wall, -.03))))
    floor(p, cam, half, far)
    for x0, z0, x1, z1 in ((-half, n, -half, far), (-half, far, half, far), (half, far, half, n)):
        face(p, cam, [(x0, 0, z0), (x1, 0, z1), (x1, .14, z1), (x0, .14, z0)], tone(wall, -.16))     # skirting


def sun(p, cam, x, z, w, d, skew, alpha=46):
    """A patch of daylight on the floor."""
    for g in (0, .07, .14):
        face(p, cam, [(x - g, 0, z - g), (x + w + g, 0, z - g), (x + w + skew + g, 0, z + d + g), (x + skew - g, 0, z + d + g)],
             glass("#FFF3D2", alpha // 3))


def shadow(p, cam, x, z, rx, rz, alpha=60):
    c, k = cam.p(x, 0, z), cam.k(z)
    ry = k * rz * cam.y / max(z - cam.z, .3)
    for i in range(8):
        g = 1 - i * .1
        p.fillPath(disc(c.x(), c.y(), k * rx * g, ry * g + 1), glass("#4A2F1A", alpha // 8))


def box(p, cam, x, z, w, d, y0, y1, tones=PLINTH):
    x0, x1, top, front, side = x - w / 2, x + w / 2, *tones
    if cam.x < x0 or cam.x > x1:
        e = x0 if cam.x < x0 else x1
        face(p, cam, [(e, y0, z), (e, y0, z + d), (e, y1, z + d), (e, y1, z)], side)
    face(p, cam, [(x0, y1, z), (x1, y1, z), (x1, y1, z + d), (x0, y1, z + d)], top)
    face(p, cam, [(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], front)


def plinth(p, cam, x, z, kind):
    shadow(p, cam, x, z + .4, .75, .75)
    box(p, cam, x, z, .95, .8, 0, 1.0)
    c, k = cam.p(x, 1.0, z + .4), cam.k(z + .4)
    p.save()
    p.translate(c)
    p.scale(k, k)                                                                     # metres, y down, origin on the plinth
    p.fillPath(disc(0, 0, .34, .05), glass("#5A4632", 60))
    if kind == "pierced":
        stone = smooth([QPointF(*q) for q in ((-.2, 0), (-.4, -.4), (-.3, -.95), (.08, -1.2), (.38, -.85), (.36, -.3), (.18, 0))])
        p.fillPath(cut(stone, disc(.02, -.66, .13, .19), True), ramp(QPointF(-.4, -1), QPointF(.4, 0), (0, "#6E8F8A"), (1, "#2F4D4E")))
        p.setPen(QPen(tone("#6E8F8A", .35), .018))
        p.drawArc(QRectF(-.11, -.85, .26, .38), 200 * 16, 150 * 16)
    elif kind == "column":
        for i in range(4):
            y = -.06 - i * .34
            p.fillPath(smooth([QPointF(-.09, y + .03), QPointF(-.21, y - .17), QPointF(-.09, y - .34), QPointF(.09, y - .34),
                               QPointF(.21, y - .17), QPointF(.09, y + .03)]), ramp(QPointF(-.2, 0), QPointF(.2, 0), (0, "#D9A54B"), (1, "#96652A")))
    else:                                                                             # two leaning forms in plaster
        for q, c in ((((.02, 0), (-.33, -.25), (-.22, -.85), (.0, -1.28), (.1, -.6)), "#FBF7EF"),
                     (((-.05, 0), (.02, -.5), (.3, -.98), (.36, -.45), (.22, 0)), "#DCCFBC")):
            p.fillPath(smooth([QPointF(*v) for v in q]), ramp(QPointF(-.3, -.9), QPointF(.35, 0), (0, c), (1, tone(c, -.14))))
    p.restore()


def bench(p, cam, x, z, w=2.4):
    shadow(p, cam, x, z + .3, w * .58, .5, 52)
    for s in (-1, 1):
        box(p, cam, x + s * (w / 2 - .22), z + .06, .09, .44, 0, .38, ("#5B4634",) * 2 + ("#463527",))
    box(p, cam, x, z, w, .56, .37, .46, ("#A87B4C", "#8A6039", "#744F2D"))


def mobile(p, cam, t, z=13.0, y=6.4):
    """Hangs from the glass roof and turns slowly."""
    pen = QPen(QColor("#4A4F52"), 2.2)
    def arm(x, yy, length, turn, leaves):
        dx = length * cos(turn)
        a, b = cam.p(x - dx, yy + .1, z), cam.p(x + dx, yy - .05, z)
        p.setPen(pen)
        p.drawLine(a, b)
        p.setPen(Qt.PenStyle.NoPen)
        for end, (size, colour) in zip((a, b), leaves):
            if size:
                k = cam.k(z) * size
                wide = k * (.35 + .65 * abs(sin(turn * 1.3 + size)))
                p.fillPath(smooth([end + QPointF(-wide, -k * .1), end + QPointF(wide * .2, -k * .55), end + QPointF(wide, k * .15), end + QPointF(0, k * .6)]), QColor(colour))
        return x - dx, x + dx
    p.setPen(pen)
    p.drawLine(cam.p(0, y, z), cam.p(0, 5.3, z))
    w = 2 * pi * t / 48
    l, r = arm(0, 5.3, 1.5, .5 + .25 * sin(w * 2), ((.42, RED), (0, "")))
    p.setPen(pen)
    p.drawLine(cam.p(r, 5.25, z), cam.p(r, 4.85, z))
    l, r = arm(r, 4.85, 1.0, 1.1 + w, ((.30, INK), (0, "")))
    p.setPen(pen)
    p.drawLine(cam.p(r, 4.8, z), cam.p(r, 4.5, z))
    arm(r, 4.5, .6, .4 - w, ((.24, OCHRE), (.18, NAVY)))
