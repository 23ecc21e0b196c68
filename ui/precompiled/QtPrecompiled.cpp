// SPDX-License-Identifier: GPL-3.0-or-later
// A unit for the precompiled header to belong to.
