#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws and speaks the rehearsal programme: a museum gallery on the day it opens again.

    python3 make_video.py [OUT.mp4]             96 s, 1920x1080, 30 fps, H.264 + AAC, loops without a seam
    python3 make_video.py --still OUT.png SEC   one frame, to look at

Needs from Debian: python3-pyqt6 espeak-ng ffmpeg. Nothing is downloaded, and every choice comes from fixed seeds:
the same versions of these packages give the same programme. It takes some twenty minutes on two cores.

The museum is drawn by gallery_room.py and its visitors by gallery_people.py; here are the four scenes of 24 s, the
voice and the encoder. A scene fades in over the end of the one before it, the first over the end of the last: that
is the loop. No text is in the picture (tests read our own graphics over it) and its lower third stays calm.
"""
import os, subprocess, sys, tempfile, wave
from functools import lru_cache
from math import cos, pi, sin
from pathlib import Path
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen
from gallery_people import Visitor, look
from gallery_room import (H, RED, W, Cam, bench, box, disc, face, floor, glass, hang, mobile, on_wall, plinth, ramp, rect,
                          room, shadow, sun, tone)

FPS, SECONDS, SCENE, FADE = 30, 96, 24.0, 1.6
LEAD = 2.0                                 # a scene begins so long before its slot: the fade, then time for the encoder to settle
AWAY, RIGHT, LEFT, US = 0.0, pi / 2, -pi / 2, pi


def track(t, a, b):
    """From a to b over the scene and its fade, slow at both ends."""
    u = max(0.0, min(1.0, (t + LEAD) / (SCENE + LEAD)))
    return a + (b - a) * (.35 * u + .65 * u * u * (3 - 2 * u))


def in_order(p, cam, t, people, things=()):
    """Far ones first."""
    jobs = [(v.depth(t), lambda v=v: v.draw(p, cam, t)) for v in people] + list(things)
    for _, draw in sorted(jobs, key=lambda j: -j[0]):
        draw()


# ---- the nave -------------------------------------------------------------------------------------------------
@lru_cache(None)
def nave_people():
    return [
        Visitor(look(1, wear="coat", top="#2F4A6B", cut="bob", hair="#7A5233"), -6.6, 10.6, RIGHT, [("go", -1.9, 11.4), ("stay", 30, .55, "behind")]),
        Visitor(look(2, wear="jacket", top="#B5533C", cut="short", hair="#2B2320", h=1.82), 4.6, 8.2, LEFT, [("stay", 30, RIGHT - .25, "chin")]),
        Visitor(look(3, wear="dress", top="#D9A441", cut="long", hair="#1F1C1E", skin="#9A6440", h=1.68), 3.9, 8.6, LEFT, [("stay", 30, RIGHT - .5, "fold")]),
        Visitor(look(4, wear="shirt", top="#5C7F6B", h=1.75, cut="short", hair="#A89F95"), -4.9, 9.6, LEFT, [("stay", 9, LEFT + .3, "behind"), ("go", -4.7, 13.4), ("stay", 30, LEFT + .2, "behind")]),
        Visitor(look(5, wear="jacket", top="#3A3F47", skin="#6B4530", h=1.84), 1.1, 21.5, US, [("go", .9, 13.2), ("go", 1.4, 9.2), ("go", 7.0, 7.2)]),
        Visitor(look(6, wear="skirt", top="#EFE6D6", legs="#6E4560", cut="bun", h=1.66), .55, 21.8, US, [("go", .3, 13.6), ("go", .7, 9.6), ("go", 6.2, 7.6)]),
        Visitor(look(7, wear="shirt", top="#8FA9B8", h=1.20, cut="bob", hair="#7A5233", pace=.95), -1.35, 16.5, US, [("go", -1.0, 12.2), ("stay", 30, LEFT + 1.0, "free")]),
        Visitor(look(8, wear="coat", top="#A9745A", cut="scarf", hair="#D8B9A0", h=1.65), -3.2, 20.6, AWAY, [("stay", 12, .1, "behind"), ("go", 3.4, 20.2), ("stay", 30, .1)]),
        Visitor(look(9, wear="jacket", top="#20605F", h=1.78), 2.0, 21.3, AWAY, [("stay", 30, -.15, "phone")]),
        Visitor(look(10, wear="shirt", top="#6E4560", h=1.72, cut="long"), -.7, 21.2, AWAY, [("stay", 30, .1, "fold")]),
        Visitor(look(11, wear="coat", top="#D8B9A0", h=1.7, cut="short", hair="#8E8A86"), 5.2, 15.8, AWAY, [("stay", 16, RIGHT - .2, "behind"), ("go", 5.0, 20.0)]),
    ]


def nave(p, t):
    cam = Cam(track(t, -.9, .6), 1.95, track(t, -.6, 1.5))
    room(p, cam, 6.5, 24, 6.4, sky=(2.4, 3, 24))
    hang(p, cam, "hills", 3, (-2.6, 24), (2.6, 24), 1.0, 4.3, wood="#8A6A3C")
    for x in (-4.9, 4.9):                                                       # doors to the next rooms
        face(p, cam, [(x - .85, 0, 24), (x + .85, 0, 24), (x + .85, 3.1, 24), (x - .85, 3.1, 24)], "#CDBFA8")
        p.save()
        a, b = cam.p(x - .7, 2.95, 24), cam.p(x + .7, 0, 24)
        p.setClipRect(QRectF(a, b))
        face(p, cam, [(x - 4, 0, 30), (x + 4, 0, 30), (x + 4, 4, 30), (x - 4, 4, 30)], "#E3C4A6")
        face(p, cam, [(x - 4, 0, 24), (x + 4, 0, 24), (x + 4, 0, 30), (x - 4, 0, 30)], "#D9B98F")
        hang(p, cam, "fields" if x < 0 else "bands", 5, (x * 1.18 - .8, 30), (x * 1.18 + .8, 30), 1.0, 2.7, wood="#F3ECDF")
        p.restore()
    for z, kl, kr in ((6.2, "quarters", "rings"), (10.2, "fields", "leaves"), (14.2, "stones", "bands"), (18.4, "rings", "fields")):
        hang(p, cam, kl, int(z), (-6.49, z), (-6.49, z + 2.5), 1.05, 2.95, wood="#2F2A27")
        hang(p, cam, kr, int(z) + 9, (6.49, z + 2.5), (6.49, z), 1.05, 2.95, wood="#B08A50")
    for z in (7.5, 12.0, 16.5):
        sun(p, cam, -1.9, z, 2.9, 2.4, .8)
    mobile(p, cam, t)
    in_order(p, cam, t, nave_people(), [(11.9, lambda: plinth(p, cam, -3.0, 11.6, "pierced")), (16.5, lambda: bench(p, cam, 2.6, 16.5)),
                                        (17.0, lambda: plinth(p, cam, 2.9, 18.2, "column"))])


# ---- the ribbon -----------------------------------------------------------------------------------------------
CUT, RIBBON_Z = 8.5, 9.6


@lru_cache(None)
def ribbon_fall(side, frames=150, n=22, length=2.12):
    """The half that hangs from the post at side * 2.1 after the cut: a chain of points under gravity (Verlet)."""
    pts = [[side * 2.1 * (1 - i / n), 1.02 - .10 * sin(pi / 2 * i / n) ** 1.2] for i in range(n + 1)]
    old, out, seg = [q[:] for q in pts], [], length / n
    for _ in range(frames):
        for _ in range(4):
            dt = 1 / 120
            for i in range(1, n + 1):
                (x, y), (a, b) = pts[i], old[i]
                old[i] = [x, y]
                pts[i] = [x + (x - a) * .990, max(.015, y + (y - b) * .990 - 9.8 * .55 * dt * dt)]
                if pts[i][1] <= .02:
                    pts[i][0] = x
            for _ in range(30):
                for i in range(n):
                    (x, y), (a, b) = pts[i], pts[i + 1]
                    d = max(1e-6, ((a - x) ** 2 + (b - y) ** 2) ** .5)
                    e, share = (d - seg) / d, (0 if i == 0 else .5)
                    pts[i] = [x + (a - x) * e * share, max(.015, y + (b - y) * e * share)] if i else pts[0]
                    pts[i + 1] = [a - (a - x) * e * (1 - share), max(.015, b - (b - y) * e * (1 - share))]
        out.append([tuple(q) for q in pts])
    return out


def ribbon(p, cam, t):
    for side in (-1, 1):
        i = max(0, min(149, int((t - CUT) * FPS)))
        pts = ribbon_fall(side)[i] if t >= CUT else [(side * 2.1 * (1 - j / 22), 1.02 - .10 * sin(pi / 2 * j / 22) ** 1.2) for j in range(23)]
        a = QPainterPath(cam.p(pts[0][0], pts[0][1], RIBBON_Z))
        for q in pts[1:]:
            a.lineTo(cam.p(q[0], q[1], RIBBON_Z))
        for dy, width, colour in ((.018, .105, tone(RED, -.28)), (0, .095, QColor(RED)), (-.028, .018, tone(RED, .22))):
            p.setPen(QPen(colour, cam.k(RIBBON_Z) * width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
            p.drawPath(a.translated(0, dy * cam.k(RIBBON_Z)))
        p.setPen(Qt.PenStyle.NoPen)
        shadow(p, cam, side * 2.1, RIBBON_Z, .22, .2)
        box(p, cam, side * 2.1, RIBBON_Z - .03, .07, .06, 0, 1.12, ("#E7C67E", "#C79A45", "#94702C"))
        c, k = cam.p(side * 2.1, 1.15, RIBBON_Z), cam.k(RIBBON_Z)
        p.fillPath(disc(c.x(), c.y(), k * .062), ramp(c - QPointF(k * .06, 0), c + QPointF(k * .06, 0), (0, "#F0D79A"), (1, "#A87F35")))
        b = cam.p(side * 2.1, .02, RIBBON_Z)
        p.fillPath(disc(b.x(), b.y(), k * .17, k * .035), QColor("#B58A3C"))


@lru_cache(None)
def ribbon_people():
    stay = lambda *pose: [("stay", 60, *pose)]
    clap = lambda a, until, rest="free": [("stay", CUT + 2.1, a, rest), ("stay", until, a, "clap")]
    return [
        Visitor(look(20, wear="jacket", top="#2B3A55", legs="#2C3340", h=1.74, cut="bob", hair="#4A3226", skin="#F0C9A8", bag=False), -.42, 10.3, US, [("stay", CUT + 2.4, US - .25, "cut"), ("stay", 4.5, US, "clap"), ("go", -1.3, 13.5), ("go", -.6, 19)]),
        Visitor(look(21, wear="jacket", top="#4B4A52", legs="#3A3F47", h=1.83, cut="short", hair="#A89F95", skin="#E2AE86", bag=False), .55, 10.4, US, [("stay", CUT + 1.8, US + .2, "free"), ("stay", 5.5, US + .1, "clap"), ("go", 1.0, 13.5), ("go", 3.6, 17.2)]),
        Visitor(look(22, wear="dress", top="#20605F", h=1.70, cut="bun", hair="#1F1C1E", skin="#9A6440", bag=False), 1.4, 10.5, US, [("stay", CUT + 1.6, US + .35, "behind"), ("stay", 6.5, US + .3, "clap"), ("go", 3.9, 13.0)]),
        Visitor(look(23, wear="coat", top="#B5533C", h=1.72, cut="long"), -3.6, 8.3, .6, clap(.6, 5.0) + [("go", -.9, 10.6), ("go", -.5, 18)]),
        Visitor(look(24, wear="shirt", top="#8FA9B8", h=1.80, cut="short", skin="#E2AE86"), -4.4, 8.0, .7, clap(.7, 6.0, "behind") + [("go", -1.0, 10.2), ("go", .4, 18)]),
        Visitor(look(25, wear="skirt", top="#EFE6D6", legs="#2F4A6B", h=1.66, cut="bob", hair="#B98B52"), 3.5, 8.2, -.6, clap(-.6, 6.4, "fold") + [("go", .8, 10.6), ("go", .2, 18)]),
        Visitor(look(26, wear="coat", top="#D9A441", h=1.76, cut="short", skin="#6B4530"), 4.3, 8.5, -.8, [("stay", CUT + 8, -.7, "phone"), ("go", 1.2, 10.6), ("go", 1.2, 18)]),
        Visitor(look(27, wear="shirt", top="#6E4560", h=1.22, cut="bob", hair="#4A3226", pace=.9), -2.9, 8.6, .8, clap(.75, 5.6) + [("go", -.2, 10.8), ("go", -.9, 18)]),
        Visitor(look(28, wear="jacket", top="#5C7F6B", h=1.78, hair="#8E8A86"), 5.3, 8.9, -1.0, clap(-.9, 9)),
        Visitor(look(29, wear="coat", top="#3E5560", h=1.68, cut="scarf", hair="#DE9C84"), -5.3, 8.9, 1.0, clap(.9, 12)),
        Visitor(look(30, wear="shirt", top="#A9745A", h=1.72, cut="long"), -6.0, 9.9, 1.2, stay(1.1, "fold")),
        Visitor(look(31, wear="jacket", top="#D8B9A0", h=1.79), 5.9, 10.1, -1.2, clap(-1.1, 8, "behind")),
    ]


def opening(p, t):
    cam = Cam(track(t, .55, -.35), 1.95, track(t, -.2, 1.25))
    back, x, hi = 12.0, 2.5, 4.2
    room(p, cam, 8.5, back, 6.0, sky=(3.2, 3, 10.5))
    hole = rect(*(lambda a, b: (a.x(), a.y(), b.x() - a.x(), b.y() - a.y()))(cam.p(-x, hi, back), cam.p(x, 0, back)))
    p.save()
    p.setClipPath(hole)                                                         # the new wing behind the passage
    face(p, cam, [(-7, 0, 21), (7, 0, 21), (7, 7, 21), (-7, 7, 21)], ramp(cam.p(0, 6, 21), cam.p(0, 0, 21), (0, "#F7EBDD"), (1, "#E9D3BE")))
    floor(p, cam, 7, 21)
    hang(p, cam, "leaves", 8, (-1.9, 21), (1.9, 21), .95, 3.6, wood="#F3ECDF")
    sun(p, cam, -1.6, 15, 3.2, 2.6, .7, 60)
    for s in (-1, 1):                                                           # the thickness of the wall
        face(p, cam, [(s * x, 0, back), (s * x, hi, back), (s * x, hi, back + .7), (s * x, 0, back + .7)], "#DDD1BE" if s < 0 else "#E8DECE")
    face(p, cam, [(-x, hi, back), (x, hi, back), (x, hi, back + .7), (-x, hi, back + .7)], "#D2C5B0")
    inside = [v for v in ribbon_people() if v.depth(t) > back]
    in_order(p, cam, t, inside)
    p.restore()
    hang(p, cam, "quarters", 5, (-7.3, back), (-4.0, back), 1.1, 3.5, wood="#B08A50")
    hang(p, cam, "fields", 2, (4.0, back), (6.9, back), 1.1, 3.5, wood="#2F2A27")
    for z in (6.0, 8.6):
        sun(p, cam, -2.2, z, 3.6, 1.7, .6)
    in_order(p, cam, t, [v for v in ribbon_people() if v.depth(t) <= back], [(RIBBON_Z, lambda: ribbon(p, cam, t))])


# ---- the long wall --------------------------------------------------------------------------------------------
@lru_cache(None)
def wall_people():
    return [
        Visitor(look(40, wear="coat", top="#B5533C", cut="long", hair="#2B2320", h=1.70), -6.6, 8.2, RIGHT, [("go", -1.0, 8.3), ("stay", 7, AWAY, "behind"), ("go", 9, 8.0)], start=-3),
        Visitor(look(41, wear="jacket", top="#2F4A6B", cut="short", hair="#8E8A86", h=1.83), -2.2, 8.7, AWAY, [("stay", 60, .1, "behind")]),
        Visitor(look(42, wear="dress", top="#20605F", cut="bob", hair="#7B3B24", h=1.67), -3.1, 8.8, AWAY, [("stay", 60, -.1, "fold")]),
        Visitor(look(43, wear="shirt", top="#D9A441", cut="short", skin="#6B4530", h=1.78), 9.0, 7.5, LEFT, [("go", -9.0, 7.3)], start=-2),
        Visitor(look(44, wear="shirt", top="#6E4560", h=1.18, cut="bob", hair="#B98B52"), 2.2, 8.6, AWAY, [("stay", 11, AWAY, "behind"), ("stay", 60, .2, "point")]),
        Visitor(look(45, wear="skirt", top="#EFE6D6", legs="#35506B", cut="bun", hair="#4A3226", h=1.69), 2.9, 8.5, AWAY, [("stay", 10, -.15, "free"), ("stay", 60, -.5, "fold")]),
        Visitor(look(46, wear="coat", top="#3A3F47", h=1.76, cut="hat", hair="#8E8A86"), 5.9, 8.8, AWAY, [("stay", 14, .05, "chin"), ("go", 11, 8.3)]),
        Visitor(look(47, wear="jacket", top="#8FA9B8", h=1.80, cut="short", hair="#2B2320"), 9.4, 8.9, LEFT, [("stay", 3, -.1), ("go", 6.6, 8.8), ("stay", 60, .05, "behind")]),
    ]


def long_wall(p, t):
    cam = Cam(track(t, -2.3, 2.5), 1.9, 0)
    back, high = 9.8, 4.6
    face(p, cam, [(-14, high, back), (14, high, back), (14, high, 1), (-14, high, 1)], ramp(QPointF(0, 0), cam.p(0, high, back), (0, "#DCD2C2"), (1, "#E9E1D4")))
    face(p, cam, [(-14, high, 6.8), (14, high, 6.8), (14, high, 8.6), (-14, high, 8.6)], ramp(QPointF(0, 0), cam.p(0, high, 8.6), (0, "#C6DEE8"), (1, "#EEF2EC")))
    for i in range(-14, 15, 2):
        face(p, cam, [(i - .05, high, 6.8), (i + .05, high, 6.8), (i + .05, high, 8.6), (i - .05, high, 8.6)], "#A9AFA8")
    a, b = cam.p(0, high, back), cam.p(0, 0, back)
    p.fillRect(QRectF(0, a.y(), W, b.y() - a.y()), ramp(a, b, (0, "#FAF6EE"), (.3, "#F4EEE3"), (1, "#EAE1D2")))
    with on_wall(p, cam, (-4.6, back), (.55, back), 0, high) as (w, h):          # one painted bay
        p.fillRect(QRectF(0, 0, w, h), ramp(QPointF(0, 0), QPointF(0, h), (0, "#CBD3C4"), (1, "#B4BFAE")))
    floor(p, cam, 14, back)
    with on_wall(p, cam, (-14, back), (14, back), 0, .14) as (w, h):
        p.fillRect(QRectF(0, 0, w, h), QColor("#D6CAB7"))
    for x, w, lo, hi, kind, wood in ((-9.4, 2.2, 1.0, 3.2, "bands", "#2F2A27"), (-6.7, 1.5, 1.1, 3.0, "fields", "#B08A50"),
                                     (-3.9, 3.7, .95, 3.45, "rings", "#F3ECDF"), (1.2, 2.9, 1.0, 3.2, "leaves", "#2F2A27"),
                                     (4.9, 1.9, 1.0, 3.3, "stones", "#B08A50"), (7.6, 2.6, 1.0, 3.1, "quarters", "#3A3029")):
        hang(p, cam, kind, 11, (x, back), (x + w, back), lo, hi, wood)
    for x in (-7, -3, 1, 5):
        sun(p, cam, x, 6.4, 2.2, 2.0, .7, 40)
    in_order(p, cam, t, wall_people(), [(7.0, lambda: bench(p, cam, -.4, 6.9, 2.6))])


# ---- the court ------------------------------------------------------------------------------------------------
@lru_cache(None)
def court_people():
    return [
        Visitor(look(60, wear="shirt", top="#D9A441", legs="#3A3F47", h=1.72, cut="bob", hair="#2B2320", pose="sit", bag=False), 3.1, 9.3, AWAY, [("stay", 90, .12, "sit")]),
        Visitor(look(61, wear="jacket", top="#2F4A6B", h=1.80, cut="short", hair="#A89F95", pose="sit", bag=False), 3.85, 9.3, AWAY, [("stay", 90, -.35, "sit")]),
        Visitor(look(62, wear="jacket", top="#B5533C", legs="#2C3340", h=1.74, cut="short", hair="#4A3226", pose="wheels", bag=False, pace=.8), -8.5, 8.6, RIGHT, [("go", -2.9, 8.8), ("stay", 60, RIGHT - .35, "wheels")], start=-3),
        Visitor(look(63, wear="coat", top="#5C7F6B", cut="long", hair="#7B3B24", h=1.71, pace=.8), -9.4, 9.3, RIGHT, [("go", -3.8, 9.5), ("stay", 60, RIGHT - .6, "fold")], start=-3),
        Visitor(look(64, wear="shirt", top="#EFE6D6", legs="#6B5A48", cut="short", skin="#9A6440", h=1.81), .6, 9.9, LEFT, [("stay", 12, LEFT + .3, "phone"), ("go", 8.6, 10.6)]),
        Visitor(look(65, wear="dress", top="#6E4560", cut="bun", hair="#1F1C1E", h=1.66), 6.6, 12.6, LEFT, [("go", 2.4, 12.7), ("stay", 60, -.1, "behind")]),
        Visitor(look(66, wear="coat", top="#8FA9B8", cut="scarf", hair="#EFE6D6", h=1.67), -4.9, 12.9, AWAY, [("stay", 60, .1, "free")]),
        Visitor(look(67, wear="shirt", top="#A9745A", cut="bob", hair="#2B2320", h=1.15), -5.5, 12.9, AWAY, [("stay", 60, .1, "point")]),
        Visitor(look(68, wear="jacket", top="#3A3F47", h=1.78), 1.2, 13.0, AWAY, [("stay", 9, .2, "behind"), ("go", -8, 12.0)]),
    ]


def arch(w, h):
    path = QPainterPath(QPointF(0, h))
    path.lineTo(0, w / 2)
    path.arcTo(QRectF(0, 0, w, w), 180, -180)
    path.lineTo(w, h)
    path.closeSubpath()
    return path


def court(p, t):
    cam = Cam(track(t, 1.2, -1.1), 1.95, track(t, .8, .2))
    back, high = 14.5, 6.2
    room(p, cam, 8.2, back, high)
    sway = .05 * sin(2 * pi * t / 12)
    for x in (-6.6, -2.1, 2.4):                                                 # the garden, through three tall windows
        with on_wall(p, cam, (x, back), (x + 3.2, back), .5, 5.3) as (w, h):
            p.fillPath(arch(w, h), QColor("#DCD0BC"))
            p.translate(.14, .14)
            w, h = w - .28, h - .14
            pane = arch(w, h)
            p.fillPath(pane, ramp(QPointF(0, 0), QPointF(0, h), (0, "#B5D5E4"), (.7, "#E9F0E4")))
            p.save()
            p.setClipPath(pane, Qt.ClipOperation.IntersectClip)
            far = (cam.x - x) * .12                                             # the trees stand farther away
            for cx, cy, r, c in ((.2, 3.2, 1.0, "#A9BE9B"), (2.5, 3.4, 1.2, "#9DB591"), (1.2, 4.0, 1.0, "#8CA880"), (-.2, 4.3, .9, "#7E9C76"), (2.9, 4.4, .9, "#7E9C76"), (1.4, 5.3, 1.25, "#73916C"), (.1, 5.0, .8, "#6B8A66")):
                p.fillPath(disc(cx + far + sway * (5 - cy), cy, r), QColor(c))
            p.restore()
            bars = QPen(QColor("#F3ECDF"), .07)
            p.setPen(bars)
            p.drawPath(pane)
            for i in (1, 2):
                p.drawLine(QPointF(w * i / 3, .12 if i else 0), QPointF(w * i / 3, h))
            for y in (w / 2, w / 2 + 1.1, w / 2 + 2.2):
                p.drawLine(QPointF(0, y), QPointF(w, y))
            p.setPen(Qt.PenStyle.NoPen)
        face(p, cam, [(x - .1, .42, back - .12), (x + 3.3, .42, back - .12), (x + 3.3, .52, back - .12), (x - .1, .52, back - .12)], "#E6DCCB")
    for x in (-6.3, -1.8, 2.7):
        for i in (0, 1, 2):                                                     # their light on the oak, bars left out
            sun(p, cam, x - .9 + i * .86 - 1.0, 8.4, .70, 4.2, 1.1, 54)
    hang(p, cam, "stones", 4, (-8.19, 8.2), (-8.19, 11.2), 1.1, 3.2, wood="#2F2A27")
    hang(p, cam, "bands", 6, (8.19, 11.6), (8.19, 8.6), 1.1, 3.2, wood="#B08A50")
    sitters = court_people()[:2]
    in_order(p, cam, t, court_people()[2:], [(9.6, lambda: [v.draw(p, cam, t) for v in sitters]), (9.3, lambda: [v.upper.draw(p, cam, t) for v in sitters]), (9.7, lambda: plinth(p, cam, -.9, 9.4, "forms")), (9.55, lambda: bench(p, cam, 3.5, 9.4, 2.5)),
                                         (12.2, lambda: plinth(p, cam, 4.9, 12.0, "pierced")), (12.3, lambda: plinth(p, cam, -3.3, 12.2, "column"))])


# ---- time, voice, file ----------------------------------------------------------------------------------------
SCENES = (nave, opening, long_wall, court)
VOICE = (                                                                       # when, what the guide says
    (1.2, "Bonjour à toutes et à tous, et bienvenue au musée d'arts."),
    (6.0, "Après six ans de travaux, nous rouvrons enfin nos portes, et c'est une grande joie de vous retrouver."),
    (14.6, "Au-dessus de nous, la grande verrière a été entièrement restaurée. La lumière du jour descend de nouveau dans le patio."),
    (25.6, "Nous voici devant la nouvelle aile. Dans un instant, le ruban va être coupé."),
    (33.6, "Et voilà! C'est fait."),
    (37.0, "Merci à toutes les équipes, aux artisans, et aux habitants qui ont suivi ce chantier."),
    (44.4, "Les salles sont ouvertes."),
    (49.4, "Dans la galerie, près de quatre-vingts peintures ont retrouvé leurs couleurs."),
    (55.8, "Prenez le temps. Approchez-vous, puis reculez de quelques pas: le tableau change avec vous."),
    (64.0, "Nos médiateurs sont là, dans chaque salle, pour répondre à vos questions."),
    (73.6, "Dans la cour des sculptures, les grandes fenêtres donnent sur le jardin. Tout le parcours est accessible en fauteuil."),
    (83.2, "L'accès est libre aujourd'hui, de onze heures à dix-neuf heures."),
    (89.0, "Posez-nous vos questions dans les commentaires. Bonne visite!"),
)


def frame(t, image, spare):
    scene, local = int(t // SCENE) % 4, t % SCENE
    fade = max(0.0, min(1.0, (local - (SCENE - LEAD)) / FADE))
    for target, which, at in ((image, scene, local), (spare, (scene + 1) % 4, local - SCENE)):
        if target is image or fade:
            p = QPainter(target)
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(Qt.PenStyle.NoPen)
            SCENES[which](p, at)
            p.end()
    if fade:
        p = QPainter(image)
        p.setOpacity(fade * fade * (3 - 2 * fade))
        p.drawImage(0, 0, spare)
        p.end()


def speak(folder):
    """The voice over a quiet room, as one WAV of exactly SECONDS."""
    args, graph, free = [], [], 0.0
    for i, (at, text) in enumerate(VOICE):
        wav = f"{folder}/{i}.wav"
        subprocess.run(["espeak-ng", "-v", "fr", "-s", "150", "-p", "38", "-g", "2", "-w", wav, text], check=True)
        with wave.open(wav) as w:
            length = w.getnframes() / w.getframerate()
        print(f"  voice {at:5.1f} – {at + length:5.1f}  {text}")
        assert at >= free + .3 and at + length < SECONDS - .3, "sentences must not overlap, nor cross the loop"
        free = at + length
        args += ["-i", wav]
        graph.append(f"[{i}]aresample=48000,adelay={int(at * 1000)}:all=1[v{i}]")
    n = len(VOICE)
    graph += ["".join(f"[v{i}]" for i in range(n)) + f"amix={n}:normalize=0,apad,atrim=0:{SECONDS},highpass=85,lowpass=7200,"
              "equalizer=f=220:t=q:w=1:g=2,equalizer=f=3200:t=q:w=1.2:g=-3,acompressor=threshold=-24dB:ratio=3:attack=8:release=160,"
              "aecho=1:.85:23|41|67:.10|.07|.05[dry]",
              f"anoisesrc=d={SECONDS}:c=pink:r=48000:seed=7:a=.0035,lowpass=900[tone]"]
    raw, out = f"{folder}/raw.wav", f"{folder}/voice.wav"
    run = ["ffmpeg", "-v", "error", "-y", "-bitexact"]
    subprocess.run(run + args + ["-filter_complex", ";".join(graph[:-1]), "-map", "[dry]", raw], check=True)
    log = subprocess.run(["ffmpeg", "-hide_banner", "-i", raw, "-af", "ebur128", "-f", "null", "-"], capture_output=True, text=True).stderr
    loud = float(log[log.rindex("I:"):].split()[1])
    # one channel measured, two played: 3 LU more, hence -21 for -18 LUFS
    mix = f"[0]volume={-21 - loud:.2f}dB,alimiter=limit=.7:level=0[v];{graph[-1]};[v][tone]amix=2:normalize=0:duration=first,pan=stereo|c0=c0|c1=c0,atrim=0:{SECONDS}[a]"
    subprocess.run(run + ["-i", raw, "-filter_complex", mix, "-map", "[a]", "-ar", "48000", out], check=True)
    return out


def main():
    QGuiApplication(sys.argv[:1])
    image, spare = (QImage(W, H, QImage.Format.Format_RGB32) for _ in range(2))
    if sys.argv[1:2] == ["--still"]:
        frame(float(sys.argv[3]), image, spare)
        return image.save(sys.argv[2])
    out = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("gallery.mp4"))
    with tempfile.TemporaryDirectory() as folder:
        sound = speak(folder)
        draft = f"{folder}/draft.mkv"
        bt709 = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
        run = ["ffmpeg", "-v", "error", "-y"]
        ff = subprocess.Popen(
            run + ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{W}x{H}", "-r", str(FPS), "-i", "-",
                   "-vf", "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p",
                   "-c:v", "libx264", "-preset", "ultrafast", "-qp", "4", "-threads", "2", *bt709, draft], stdin=subprocess.PIPE)
        for i in range(SECONDS * FPS):
            frame(i / FPS, image, spare)
            ff.stdin.write(image.constBits().asstring(W * H * 4))
            if i % 240 == 0:
                print(f"  {i / FPS:4.0f} s", flush=True)
        ff.stdin.close()
        if ff.wait():
            sys.exit("ffmpeg failed")
        h264 = ["-c:v", "libx264", "-profile:v", "high", "-level", "4.1", "-preset", "medium", "-refs", "4", "-b:v", "640k", "-maxrate", "2500k",
                "-bufsize", "3000k", "-g", "60", "-keyint_min", "60", "-sc_threshold", "0", "-flags", "+cgop", "-bf", "2", "-threads", "2",
                "-x264-params", "b-pyramid=0:aq-mode=1:deblock=1,1", "-passlogfile", f"{folder}/pass", *bt709]
        subprocess.run(run + ["-i", draft, *h264, "-pass", "1", "-an", "-f", "null", "-"], check=True)   # two passes: even quality from frame 0
        subprocess.run(run + ["-i", draft, "-i", sound, *h264, "-pass", "2", "-c:a", "aac", "-b:a", "96k", "-ac", "2",
                              "-map_metadata", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", out], check=True)


if __name__ == "__main__":
    main()
