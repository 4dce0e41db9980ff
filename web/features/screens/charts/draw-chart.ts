import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { Series } from './chart-shapes'

Chart.register(
  ...[BarController, BarElement, CategoryScale, Legend, LinearScale],
  ...[LineController, LineElement, PointElement, Tooltip],
)

/** Told apart without their colours too. */
const DASHES: Partial<Record<NonNullable<Series['look']>, number[]>> = { dashed: [8, 5], dotted: [2, 4] }

/** What a chart shows, in words of the reader's language already. */
export interface Drawing {
  labels: string[]
  series: Series[]
  isStacked?: boolean
  isLying?: boolean
  /** A figure with its unit. */
  amount: (value: number) => string
  /** A figure where there is little room. */
  short: (value: number) => string
}

/** Draws on the canvas in the colours of the page; the caller destroys what it gets. */
export function drawChart(canvas: HTMLCanvasElement, drawing: Drawing): Chart {
  const style = getComputedStyle(canvas)
  const [ink, grid] = [style.getPropertyValue('--ui-text-toned'), style.getPropertyValue('--ui-border')]
  return new Chart(canvas, configurationOf(drawing, ink, grid, style.fontFamily))
}

function configurationOf(
  { labels, series, isStacked = false, isLying = false, amount, short }: Drawing,
  ink: string,
  grid: string,
  family: string,
): ChartConfiguration<'bar' | 'line', (number | null)[], string> {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const font = { family, size: 13 }
  const figures = {
    stacked: isStacked,
    beginAtZero: true,
    grid: { color: grid },
    ticks: { color: ink, font, maxTicksLimit: 6, callback: (value: string | number) => short(Number(value)) },
  }
  const names = {
    stacked: isStacked,
    grid: { display: false },
    ticks: { color: ink, font, maxRotation: 0, autoSkipPadding: 16 },
  }
  return {
    type: 'bar',
    data: {
      labels,
      datasets: series.map(({ name, values, colour, look = 'bar' }) => ({
        label: name,
        data: values,
        type: look === 'bar' ? 'bar' : 'line',
        borderColor: colour,
        backgroundColor: colour,
        borderRadius: look === 'bar' ? 3 : 0,
        borderWidth: look === 'bar' ? 0 : look === 'line' ? 3 : 2,
        borderDash: DASHES[look] ?? [],
        pointStyle: look === 'bar' ? ('rect' as const) : ('line' as const),
        pointRadius: 0,
        pointHitRadius: 12,
      })),
    },
    options: {
      indexAxis: isLying ? 'y' : 'x',
      maintainAspectRatio: false,
      animation: isStill ? false : { duration: 300 },
      interaction: { mode: 'index', intersect: false, axis: isLying ? 'y' : 'x' },
      scales: isLying ? { x: figures, y: names } : { x: names, y: figures },
      plugins: {
        legend: { position: 'bottom', labels: { color: ink, font, usePointStyle: true, pointStyleWidth: 28 } },
        tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label}  ${amount(Number(raw))}` } },
      },
    },
  }
}
