// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icon.h"

#include <algorithm>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// A static library's resources are linked only when asked for by name, outside any namespace.
static void linkIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace centerscope {
namespace {

/// Replaces currentColor when it draws, so that an icon follows the palette without being told.
class PaletteIconEngine : public QIconEngine {
public:
    PaletteIconEngine(const QString& name, QPalette::ColorRole role) : name_(name), role_(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QSvgRenderer renderer(svg(color(mode)));
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key = QStringLiteral("icon/%1/%2/%3x%4")
                                .arg(name_, color(mode).name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine* clone() const override { return new PaletteIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return palette.color(QPalette::Active, role_);
    }

    QByteArray svg(const QColor& color) const {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name_));
        if (!file.open(QIODevice::ReadOnly)) {
            qWarning("no icon named %s", qPrintable(name_));
            return {};
        }
        return file.readAll().replace("currentColor", color.name().toLatin1());
    }

    QString name_;
    QPalette::ColorRole role_;
};

}  // namespace

QIcon icon(const QString& name, QPalette::ColorRole role) {
    linkIcons();
    return QIcon(new PaletteIconEngine(name, role));
}

}  // namespace centerscope
