// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionButton;
class QStyleOptionProgressBar;

namespace docent {

enum class Role;

/// What RoomyStyle draws in another way than Fusion, in the colours of the theme in use.
void paintOutline(QPainter& painter, const QRect& rect, QStyle::State state);
void paintCheckBox(QPainter& painter, const QRect& rect, QStyle::State state);
void paintRadioButton(QPainter& painter, const QRect& rect, QStyle::State state);
/// Around what the keys go to.
void paintFocusFrame(QPainter& painter, const QRect& rect);
void paintViewFrame(QPainter& painter, const QRect& rect);
void paintHeaderSection(QPainter& painter, const QRect& rect);
void paintPrimaryButton(QPainter& painter, const QStyleOptionButton& option);
void paintProgressGroove(QPainter& painter, const QRect& rect);
/// `busy`: where the moving part of a bar without an end has come to, 0 to 1.
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, double busy);
/// The ground of a card, a bar and so on.
void paintGround(QPainter& painter, const QRect& rect, Role role, QStyle::State state);

}  // namespace docent
