"""The colours of charts: on paper and in a light window, and in a dark one; as far apart in lightness as in colour."""

from collections.abc import Mapping

from kuzplan_desktop.reports.charts.shapes import Paint

LIGHT: Mapping[Paint, str] = {
    Paint.INK: "#1d2125",
    Paint.LINE: "#7d848c",
    Paint.GROUND: "#ffffff",
    Paint.DARK: "#1d5c75",
    Paint.ON_DARK: "#ffffff",
    Paint.MIDDLE: "#86bcd6",
    Paint.ON_MIDDLE: "#1d2125",
    Paint.ALARM: "#b5432a",
    Paint.PALE: "#e4e7ea",
}
DARK: Mapping[Paint, str] = {
    Paint.INK: "#e8eaec",
    Paint.LINE: "#8d949c",
    Paint.GROUND: "#24282c",
    Paint.DARK: "#2c7d9c",
    Paint.ON_DARK: "#ffffff",
    Paint.MIDDLE: "#b0d8ea",
    Paint.ON_MIDDLE: "#1d2125",
    Paint.ALARM: "#f08a7e",
    Paint.PALE: "#474d54",
}
