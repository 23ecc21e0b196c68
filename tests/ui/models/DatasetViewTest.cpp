// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DatasetView.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "models/HierarchyIcicle.h"
#include "support/WordNetLike.h"
#include "ui/UiTestMain.h"

using namespace docent;

class DatasetViewTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const DatasetView> m_view = makeDatasetView({}, makeWordNetLike(600, 2000));
    [[nodiscard]] const LabelHierarchy& hierarchy() const { return m_view->catalog.hierarchy; }

private Q_SLOTS:
    void picturesUnderANode() {
        for (NodeId node = 0; node < hierarchy().size(); node += 7) {
            const std::vector<NodeId> below = hierarchy().descendants(node);
            std::vector<std::int64_t> expected;
            for (std::size_t i = 0; i < m_view->catalog.images.size(); ++i) {
                if (std::binary_search(below.begin(), below.end(), m_view->catalog.images[i].label)) {
                    expected.push_back(static_cast<std::int64_t>(i));
                }
            }
            QCOMPARE(m_view->imagesUnder(node), expected);
            QCOMPARE(m_view->counts.below[static_cast<std::size_t>(node)], std::ssize(expected));
        }
    }

    void classesAtLevels() {
        QCOMPARE(m_view->classesAtLevel(0), m_view->counts.classesBelow);
        QCOMPARE(m_view->classesAtLevel(m_view->levels), m_view->counts.classesBelow);
        for (int level = 1; level < 5; ++level) {
            const std::vector<std::int32_t> classes = m_view->classesAtLevel(level);
            for (NodeId node = 0; node < hierarchy().size(); node += 3) {
                // Of the paths of the classes below, the first parts.
                std::set<std::string> groups;
                for (const NodeId below : hierarchy().descendants(node)) {
                    if (m_view->counts.own[static_cast<std::size_t>(below)] > 0) {
                        const std::string& path = hierarchy().path(below);
                        std::size_t end = 0;
                        for (int part = 0; part < level && end != std::string::npos; ++part) {
                            end = path.find('/', part == 0 ? 0 : end + 1);
                        }
                        groups.insert(path.substr(0, end));
                    }
                }
                QCOMPARE(classes[static_cast<std::size_t>(node)], static_cast<std::int32_t>(groups.size()));
            }
        }
    }

    void icicleHasAPlaceUnderEachParent() {
        const IcicleData data = makeIcicle(*m_view, 0, std::nullopt);
        std::vector<int> places(static_cast<std::size_t>(hierarchy().size()), 0);
        for (std::size_t i = 0; i < data.nodes.size(); ++i) {
            const IcicleNode& place = data.nodes[i];
            const NodeId node = hierarchy().find(place.key.toStdString());
            ++places[static_cast<std::size_t>(node)];
            QCOMPARE(place.weight, static_cast<double>(m_view->counts.below[static_cast<std::size_t>(node)]));
            if (i > 0) {
                QVERIFY(place.parent < static_cast<int>(i));
                const auto& parents = hierarchy().parents(node);
                const NodeId above =
                    hierarchy().find(data.nodes[static_cast<std::size_t>(place.parent)].key.toStdString());
                QVERIFY(std::find(parents.begin(), parents.end(), above) != parents.end());
            }
        }
        for (NodeId node = 0; node < hierarchy().size(); ++node) {
            QVERIFY(places[static_cast<std::size_t>(node)] >= std::max<int>(1, std::ssize(hierarchy().parents(node))));
        }
        QVERIFY(data.logarithmic && !data.percent);
        const IcicleData shallow = makeIcicle(*m_view, 1, std::nullopt);
        QCOMPARE(shallow.nodes.size(), 1 + hierarchy().children(0).size());
    }

    void icicleValues() {
        const QString path = QString::fromStdString(hierarchy().path(1));
        const IcicleData data = makeIcicle(
            *m_view, 0, NodeValues{.name = QStringLiteral("Score"), .values = {{QString(), 0.4}, {path, 0.9}}});
        QCOMPARE(data.nodes.front().value, 0.4);
        QCOMPARE(data.low, 0.4);
        QCOMPARE(data.high, 0.9);
        QCOMPARE(std::count_if(data.nodes.begin(), data.nodes.end(),
                               [&](const IcicleNode& node) { return node.value == 0.9 && node.key == path; }),
                 std::count_if(data.nodes.begin(), data.nodes.end(),
                               [](const IcicleNode& node) { return node.value == 0.9; }));
    }
};

DOCENT_UI_TEST_MAIN(DatasetViewTest)
#include "DatasetViewTest.moc"
