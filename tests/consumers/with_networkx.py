"""networkx: the graph of who stands where."""

import networkx


def graph_is_read(exports):
    """Its actors hold positions in the project's documents, and weights count these positions."""
    graph = networkx.read_graphml(exports.converted("graphml", "positions.graphml"))
    kinds = dict(graph.nodes(data="type"))
    entities = {entity["name"] for document in exports.documents for entity in document["entities"]}
    actors = {graph.nodes[node]["label"] for node, kind in kinds.items() if kind == "actor"}
    assert actors and actors <= entities | unnamed(exports), actors - entities
    for start, end in graph.edges():
        assert (kinds[start], kinds[end]) == ("actor", "issue")
    held = sum(1 for document in exports.documents for link in document["links"] if link["type"] == "held_by")
    assert 0 < sum(weight for *_, weight in graph.edges(data="weight")) <= held


def unnamed(exports):
    """What actors are called who are no entity."""
    return {span["quote"] for document in exports.documents for mark in document["marks"]
            if mark["label"] == "actor" and "entity" not in mark for span in mark["spans"]}


def checks():
    yield "networkx: GraphML", graph_is_read
