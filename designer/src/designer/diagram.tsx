import {
  BaseEdge,
  Handle,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  ViewportPortal,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { memo, useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { t as translate, useT } from '../i18n/i18n';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import type { Layout, LayoutBox, LayoutEdge } from './types';

type StepNode = Node<{ box: LayoutBox; errors: number; total: number }, 'step'>;
type WayEdge = Edge<{ way: LayoutEdge }, 'way'>;

interface DiagramProps {
  layout: Layout;
  /** Errors by step. */
  errors: ReadonlyMap<string, number>;
  selected: string | null;
  /** The drawing is of an older text than the one that is written. */
  stale: boolean;
  onSelect: (step: string) => void;
}

const nodeTypes = { step: memo(StepBox) };
/** Smaller than this nothing can be read. */
const least = 0.6;
const edgeTypes = { way: memo(Way) };

/** Lanes and steps as the server placed them; here they are only drawn, chosen and moved about in. */
export function Diagram(props: DiagramProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ layout, errors, selected, stale, onSelect }: DiagramProps) {
  const t = useT();
  const flow = useReactFlow();
  const host = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => nodesOf(layout, errors, selected), [layout, errors, selected]);
  const edges = useMemo(() => edgesOf(layout), [layout]);

  /** The whole drawing when it can be read so small, else its beginning; the lanes' names are always in. */
  const fit = useCallback(() => {
    const place = host.current?.querySelector('.react-flow')?.getBoundingClientRect();
    if (place === undefined) return;
    const whole = Math.min(place.width / layout.width, place.height / layout.height);
    void flow.setViewport({ x: 0, y: 0, zoom: Math.max(least, Math.min(1, whole)) });
  }, [flow, layout.width, layout.height]);

  const fitted = useRef(false);
  useEffect(() => {
    if (!fitted.current) fit();
    fitted.current = true;
  }, [fit]);

  useEffect(() => {
    const box = layout.boxes.find((each) => each.step === selected);
    const place = host.current?.querySelector('.react-flow')?.getBoundingClientRect();
    if (box === undefined || place === undefined) return;
    const view = flow.getViewport();
    const left = box.x * view.zoom + view.x;
    const top = box.y * view.zoom + view.y;
    const inside =
      left >= 0 &&
      top >= 0 &&
      left + box.width * view.zoom <= place.width &&
      top + box.height * view.zoom <= place.height;
    if (!inside) {
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: view.zoom });
    }
  }, [selected, layout, flow]);

  /** The arrows follow the flow, as far as it goes; Enter takes the step. */
  function move(event: KeyboardEvent): void {
    const id = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (id === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      const step = layout.boxes.find((box) => box.id === id)?.step;
      if (step === undefined || step === null) return;
      event.preventDefault();
      onSelect(step);
      return;
    }
    const next = neighbour(layout, id, event.key);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(next)}"]`)?.focus();
  }

  return (
    <div className="diagram" ref={host} onKeyDownCapture={move}>
      <div className="diagram-bar">
        <IconButton icon="minus" label={t('designer.diagram.out')} onClick={() => void flow.zoomOut()} />
        <IconButton icon="plus" label={t('designer.diagram.in')} onClick={() => void flow.zoomIn()} />
        <Button small kind="quiet" icon="fit" onClick={fit}>
          {t('designer.diagram.fit')}
        </Button>
        {stale ? <span className="small">{t('designer.diagram.stale')}</span> : null}
      </div>
      <ReactFlow<StepNode, WayEdge>
        aria-label={t('designer.diagram.label')}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        minZoom={0.3}
        maxZoom={1.5}
        onNodeClick={(_, node) => {
          if (node.data.box.step !== null) onSelect(node.data.box.step);
        }}
      >
        <ViewportPortal>
          <div className="diagram-lanes" aria-hidden="true">
            {layout.lanes.map((lane) => (
              <div
                key={lane.id}
                className="diagram-lane"
                style={{ top: lane.y, height: lane.height, width: layout.width }}
              >
                <span>{lane.name}</span>
              </div>
            ))}
            {layout.groups.map((group) => (
              <div
                key={group.step}
                className="diagram-group"
                style={{ left: group.x, top: group.y, width: group.width, height: group.height }}
              >
                <span>
                  {group.name}
                  {group.termText === null ? null : ` · ${group.termText}`}
                </span>
              </div>
            ))}
          </div>
        </ViewportPortal>
      </ReactFlow>
    </div>
  );
}

function StepBox({ data, selected }: NodeProps<StepNode>) {
  const { box, errors } = data;
  const plain = box.kind !== 'task' && box.kind !== 'wait';
  return (
    <div
      className={`diagram-box diagram-${box.kind}${selected ? ' diagram-chosen' : ''}`}
      style={{ width: box.width, height: box.height }}
      title={plain ? box.name : undefined}
    >
      <Handle type="target" position={Position.Left} className="diagram-port" />
      <Handle type="source" position={Position.Right} className="diagram-port" />
      {plain ? null : (
        <>
          <strong>
            {box.number === null ? '' : `${String(box.number)}. `}
            {box.name}
          </strong>
          <span className="small">
            {[box.termText, box.setByText, box.condition].filter((each) => each !== null).join(' · ')}
          </span>
        </>
      )}
      {errors === 0 ? null : (
        <span className="diagram-error">
          <Icon name="over" />
        </span>
      )}
    </div>
  );
}

function Way({ data }: EdgeProps<WayEdge>) {
  const way = data?.way;
  if (way === undefined) return null;
  const path = way.points
    .map((point, n) => `${n === 0 ? 'M' : 'L'}${String(point.x)} ${String(point.y)}`)
    .join('');
  return (
    <>
      <BaseEdge path={path} className={`diagram-way diagram-${way.kind}`} markerEnd="url(#diagram-arrow)" />
      {way.label === null ? null : (
        <text
          className="diagram-label"
          x={way.labelX}
          y={way.labelY}
          textAnchor={way.kind === 'return' || way.kind === 'pause' ? 'middle' : 'start'}
        >
          {way.label}
        </text>
      )}
    </>
  );
}

/** The one arrow head, outside of the drawing so that every line finds it. */
export function DiagramArrow() {
  return (
    <svg className="icon-sprite" aria-hidden="true">
      <marker
        id="diagram-arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="8"
        markerHeight="8"
        orient="auto"
      >
        <path d="M0 0 8 4 0 8z" className="diagram-arrow" />
      </marker>
    </svg>
  );
}

function nodesOf(layout: Layout, errors: ReadonlyMap<string, number>, selected: string | null): StepNode[] {
  const total = layout.boxes.filter((box) => box.number !== null).length;
  const order = [...layout.boxes].sort((a, b) => a.column - b.column || a.y - b.y);
  return order.map((box) => {
    const wrong = box.step === null || box.id.endsWith('$join') ? 0 : (errors.get(box.step) ?? 0);
    const name = nameOf(box, layout, total, wrong);
    return {
      id: box.id,
      type: 'step',
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      data: { box, errors: wrong, total },
      selected: box.step !== null && box.step === selected && !box.id.endsWith('$join'),
      focusable: box.step !== null,
      selectable: false,
      ariaLabel: name,
      domAttributes: { 'aria-roledescription': translate('designer.diagram.step') },
    };
  });
}

function nameOf(box: LayoutBox, layout: Layout, total: number, wrong: number): string {
  const lane = layout.lanes.find((each) => each.id === box.lane)?.name ?? '';
  const parts = [
    box.number === null
      ? box.name
      : translate('designer.diagram.stepName', { n: box.number, total, name: box.name }),
    lane,
    box.termText ?? '',
    wrong === 0 ? '' : translate('designer.diagram.errors', { count: wrong }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function edgesOf(layout: Layout): WayEdge[] {
  return layout.edges.map((way, n) => ({
    id: `${String(n)} ${way.from} ${way.to}`,
    type: 'way',
    source: way.from,
    target: way.to,
    data: { way },
    ariaLabel: way.label ?? '',
  }));
}

/** Right and left along the ways, up and down in the same column. */
function neighbour(layout: Layout, id: string, key: string): string | null {
  const here = layout.boxes.find((box) => box.id === id);
  if (here === undefined) return null;
  const focusable = (to: string): boolean => layout.boxes.some((box) => box.id === to && box.step !== null);
  if (key === 'ArrowRight') {
    return (
      layout.edges.find((edge) => edge.from === id && edge.kind !== 'return' && focusable(edge.to))?.to ??
      null
    );
  }
  if (key === 'ArrowLeft') {
    return (
      layout.edges.find((edge) => edge.to === id && edge.kind !== 'return' && focusable(edge.from))?.from ??
      null
    );
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const down = key === 'ArrowDown';
  const others = layout.boxes
    .filter((box) => box.step !== null && box.id !== id && (down ? box.y > here.y : box.y < here.y))
    .sort(
      (a, b) =>
        Math.abs(a.column - here.column) - Math.abs(b.column - here.column) ||
        Math.abs(a.y - here.y) - Math.abs(b.y - here.y),
    );
  return others[0]?.id ?? null;
}
