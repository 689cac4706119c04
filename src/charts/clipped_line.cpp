// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clipped_line.h"

#include <algorithm>
#include <array>
#include <utility>

namespace centerscope {

// Liang and Barsky: each edge bounds the share of the line's length from below or from above.
std::optional<QLineF> clippedLine(const QLineF& line, const QRectF& area) {
    struct Bound {
        double towards;  // how fast the line moves across the edge, outwards
        double room;     // from its beginning to the edge
    };
    const std::array<Bound, 4> bounds{{{-line.dx(), line.x1() - area.left()},
                                       {line.dx(), area.right() - line.x1()},
                                       {-line.dy(), line.y1() - area.top()},
                                       {line.dy(), area.bottom() - line.y1()}}};
    double first = 0;
    double last = 1;
    for (const auto& [towards, room] : bounds) {
        if (towards == 0 && room < 0)
            return std::nullopt;
        if (towards > 0)
            last = std::min(last, room / towards);
        else if (towards < 0)
            first = std::max(first, room / towards);
    }
    if (first > last)
        return std::nullopt;
    return QLineF(first > 0 ? line.pointAt(first) : line.p1(),
                  last < 1 ? line.pointAt(last) : line.p2());
}

QList<QPolygonF> clippedPolyline(const QPolygonF& line, const QRectF& area) {
    QList<QPolygonF> pieces;
    QPolygonF piece;
    if (!line.isEmpty() && area.contains(line.first()))
        piece << line.first();
    for (qsizetype k = 0; k + 1 < line.size(); ++k) {
        const std::optional<QLineF> part = clippedLine(QLineF(line[k], line[k + 1]), area);
        if (part && piece.isEmpty())
            piece << part->p1();
        if (part)
            piece << part->p2();
        if (!piece.isEmpty() && (!part || part->p2() != line[k + 1]))
            pieces << std::exchange(piece, {});
    }
    if (!piece.isEmpty())
        pieces << piece;
    return pieces;
}

}  // namespace centerscope
