// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/class_regions.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

constexpr double kTie = 1e-12;       // of the largest coefficient: less is rounding
constexpr double kLeastArea = 1e-9;  // of the range
constexpr int kBends = 24;           // straight pieces of an edge that tanh bends

/// a x + b y + c.
struct Plane {
    double a = 0;
    double b = 0;
    double c = 0;

    double at(QPointF p) const { return a * p.x() + b * p.y() + c; }
    Plane operator-(const Plane& other) const { return {a - other.a, b - other.b, c - other.c}; }
    double size() const { return std::max({std::fabs(a), std::fabs(b), std::fabs(c)}); }
};

/// The part of a convex polygon where the plane is not negative (Sutherland & Hodgman, 1974).
QPolygonF clipped(const QPolygonF& polygon, const Plane& plane) {
    // As most are where there are many classes.
    if (std::ranges::all_of(polygon, [&plane](QPointF p) { return plane.at(p) >= 0; }))
        return polygon;
    QPolygonF inside;
    for (qsizetype k = 0; k < polygon.size(); ++k) {
        const QPointF from = polygon[k];
        const QPointF to = polygon[(k + 1) % polygon.size()];
        const double before = plane.at(from);
        const double after = plane.at(to);
        if (before >= 0)
            inside << from;
        if ((before < 0) != (after < 0))
            inside << from + (to - from) * (before / (before - after));
    }
    return inside;
}

double area(const QPolygonF& polygon) {
    double twice = 0;
    for (qsizetype k = 0; k < polygon.size(); ++k) {
        const QPointF p = polygon[k];
        const QPointF q = polygon[(k + 1) % polygon.size()];
        twice += p.x() * q.y() - q.x() * p.y();
    }
    return std::fabs(twice) / 2;
}

QPolygonF rectangle(double left, double right, double bottom, double top) {
    return QPolygonF({{left, bottom}, {right, bottom}, {right, top}, {left, top}});
}

/// Of the planes over a convex polygon, where each is the largest.
std::vector<ClassRegion> largest(const std::vector<Plane>& planes, const QPolygonF& over,
                                 double leastArea) {
    double size = 0;
    for (const Plane& plane : planes)
        size = std::max(size, plane.size());
    std::vector<ClassRegion> regions;
    for (std::size_t label = 0; label < planes.size(); ++label) {
        ClassRegion region{static_cast<int>(label), over};
        bool isKnown = false;  // as undecided, by a class before
        for (std::size_t other = 0; other < planes.size() && !region.outline.isEmpty(); ++other) {
            const Plane lead = planes[label] - planes[other];
            if (other == label)
                continue;
            if (lead.size() > kTie * size) {
                region.outline = clipped(region.outline, lead);
            } else {
                region.label = ClassRegion::kUndecided;
                isKnown = isKnown || other < label;
            }
        }
        if (!isKnown && area(region.outline) > leastArea)
            regions.push_back(std::move(region));
    }
    return regions;
}

/// Nearest: the largest of x · c − ‖c‖²/2.
std::vector<Plane> planesOf(const std::vector<EmbeddingPosition>& centers) {
    std::vector<Plane> planes;
    for (const EmbeddingPosition c : centers)
        planes.push_back(
            {c.x, c.y, -(static_cast<double>(c.x) * c.x + static_cast<double>(c.y) * c.y) / 2});
    return planes;
}

bool isTanh(const EmbeddingHead& head) {
    return head.activations[0].isTanh;
}

/// A part of the embedding in which the logits are linear, and they there.
struct LinearPart {
    QPolygonF over;
    std::vector<Plane> planes;
};

/// One per quadrant where the activations have kinks at zero, else one.
std::vector<LinearPart> linearParts(const EmbeddingHead& head, const PlotRange& range) {
    const auto sides = [](double low, double high, const EmbeddingHead::Activation& activation) {
        if (activation.slope == 1 || low >= 0 || high <= 0)
            return std::vector{std::pair(low, high)};
        return std::vector{std::pair(low, 0.0), std::pair(0.0, high)};
    };
    std::vector<LinearPart> parts;
    for (const auto& [left, right] : sides(range.left, range.right, head.activations[0]))
        for (const auto& [bottom, top] : sides(range.bottom, range.top, head.activations[1])) {
            const double sx = left + right > 0 ? 1 : head.activations[0].slope;
            const double sy = bottom + top > 0 ? 1 : head.activations[1].slope;
            LinearPart part{rectangle(left, right, bottom, top), {}};
            for (const EmbeddingHead::Logit& z : head.logits)
                part.planes.push_back({z.weights[0] * sx, z.weights[1] * sy, z.bias});
            parts.push_back(std::move(part));
        }
    return parts;
}

/// From the coordinates after tanh, in which edges are straight, to the embedding.
QPolygonF unbent(const QPolygonF& polygon) {
    const auto inverse = [](double y) { return std::atanh(std::clamp(y, -1 + 1e-15, 1 - 1e-15)); };
    QPolygonF bent;
    for (qsizetype k = 0; k < polygon.size(); ++k) {
        const QPointF from = polygon[k];
        const QPointF to = polygon[(k + 1) % polygon.size()];
        for (int piece = 0; piece < kBends; ++piece) {
            const QPointF p = from + (to - from) * (static_cast<double>(piece) / kBends);
            bent << QPointF(inverse(p.x()), inverse(p.y()));
        }
    }
    return bent;
}

std::vector<ClassRegion> bentRegions(const EmbeddingHead& head, const PlotRange& range) {
    const QPolygonF over = rectangle(std::tanh(range.left), std::tanh(range.right),
                                     std::tanh(range.bottom), std::tanh(range.top));
    std::vector<Plane> planes;
    for (const EmbeddingHead::Logit& z : head.logits)
        planes.push_back({z.weights[0], z.weights[1], z.bias});
    std::vector<ClassRegion> regions = largest(planes, over, kLeastArea * area(over));
    for (ClassRegion& region : regions)
        region.outline = unbent(region.outline);
    return regions;
}

}  // namespace

std::vector<ClassRegion> softmaxRegions(const EmbeddingHead& head, const PlotRange& range) {
    if (isTanh(head))
        return bentRegions(head, range);
    std::vector<ClassRegion> all;
    for (const LinearPart& part : linearParts(head, range))
        std::ranges::move(
            largest(part.planes, part.over, kLeastArea * range.width() * range.height()),
            std::back_inserter(all));
    return all;
}

std::vector<ClassRegion> nearestCenterRegions(const std::vector<EmbeddingPosition>& centers,
                                              const PlotRange& range) {
    return largest(planesOf(centers), rectangle(range.left, range.right, range.bottom, range.top),
                   kLeastArea * range.width() * range.height());
}

/// Each softmax region without the part where its own center is the nearest: what of it belongs to
/// another center.
std::vector<ClassRegion> disagreements(const EmbeddingHead& head,
                                       const std::vector<EmbeddingPosition>& centers,
                                       const PlotRange& range) {
    std::vector<ClassRegion> differing;
    const double least = kLeastArea * range.width() * range.height();
    for (const ClassRegion& predicted : softmaxRegions(head, range))
        for (ClassRegion& nearest : largest(planesOf(centers), predicted.outline, least))
            if (nearest.label != predicted.label)
                differing.push_back({predicted.label, std::move(nearest.outline)});
    return differing;
}

}  // namespace centerscope
