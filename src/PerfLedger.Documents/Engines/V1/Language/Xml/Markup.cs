namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// A node of an XML part. The tree keeps what the bytes of the output depend on: names as written, attributes in their order.
/// </summary>
internal abstract class Markup
{
    public Element? Parent { get; set; }

    public void ReplaceWith(params ReadOnlySpan<Markup> nodes)
    {
        var siblings = Parent!.Children;
        var at = siblings.IndexOf(this);
        siblings.RemoveAt(at);
        foreach (var node in nodes)
        {
            node.Parent = Parent;
            siblings.Insert(at++, node);
        }
        Parent = null;
    }

    public IEnumerable<Element> Ancestors()
    {
        for (var e = Parent; e is not null; e = e.Parent)
            yield return e;
    }
}

/// <summary>Character data, unescaped.</summary>
internal sealed class Text(string value) : Markup
{
    public string Value { get; } = value;
}

/// <summary>A template tag that has been read out of the text around it; its place is that in the template as uploaded.</summary>
internal sealed class TagMark(Tag tag, string place) : Markup
{
    public Tag Tag { get; } = tag;

    public string Place { get; } = place;

    /// <summary>The paragraph properties of the paragraph a lifted tag stood in.</summary>
    public Element? Carrier { get; init; }

    /// <summary>Whether it stands in the place of the whole paragraph it was alone in.</summary>
    public bool IsLifted { get; init; }

    /// <summary>The run properties of the run a lifted value stood in.</summary>
    public Element? RunProperties { get; init; }
}

/// <summary>A drawing whose alternative text asks for a picture or a chart in its place.</summary>
internal sealed class DrawingMark(ValueTag tag, string place, Element drawing) : Markup
{
    public ValueTag Tag { get; } = tag;

    public string Place { get; } = place;

    public Element Drawing { get; } = drawing;
}

/// <summary>What is known only when a drawing is written.</summary>
internal enum Hole
{
    DrawingNumber,
    Relation,
    Width,
    Height,
}

/// <summary>The place of a hole in an attribute.</summary>
internal sealed class HoleMark(Hole hole) : Markup
{
    public Hole Hole { get; } = hole;
}

/// <summary>An attribute: name with the usual prefix of its namespace, name as written, value.</summary>
internal readonly record struct MarkupAttribute(string Name, string Written, string Value)
{
    /// <summary>Texts and tags that stand for the value, when there are tags in it.</summary>
    public IReadOnlyList<Markup>? Content { get; init; }
}

/// <summary>
/// An element. <see cref="Name"/> carries the usual prefix (<c>w:p</c>) whatever prefix the file uses; <see cref="Written"/> is
/// the file's.
/// </summary>
internal sealed class Element(string name, string written) : Markup
{
    public string Name { get; } = name;

    public string Written { get; } = written;

    public List<MarkupAttribute> Attributes { get; } = [];

    public List<Markup> Children { get; } = [];

    public IEnumerable<Element> Elements => Children.OfType<Element>();

    public string? this[string attribute] =>
        Attributes.FindIndex(a => a.Name == attribute) is >= 0 and var at ? Attributes[at].Value : null;

    public Element? Child(string name) => Elements.FirstOrDefault(e => e.Name == name);

    public void Add(Markup node)
    {
        node.Parent = this;
        Children.Add(node);
    }

    /// <summary>Adds an element of the same namespace with the given attributes.</summary>
    public Element AddNew(string localName, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var at = Name.IndexOf(':', StringComparison.Ordinal);
        var element = new Element(string.Concat(Name.AsSpan(0, at + 1), localName), Sibling(localName));
        foreach (var (name, value) in attributes)
            element.Attributes.Add(new(name, name, value));
        Add(element);
        return element;
    }

    /// <summary>The element with its attributes and without its children.</summary>
    public Element Shell()
    {
        var shell = new Element(Name, Written);
        shell.Attributes.AddRange(Attributes);
        return shell;
    }

    public Element Clone()
    {
        var clone = Shell();
        foreach (var child in Children)
        {
            clone.Add(child switch
            {
                Element element => element.Clone(),
                Text text => new Text(text.Value),
                TagMark mark => new TagMark(mark.Tag, mark.Place),
                DrawingMark mark => new DrawingMark(mark.Tag, mark.Place, mark.Drawing.Clone()),
                _ => child,
            });
        }
        return clone;
    }

    /// <summary>An element name of the same namespace as this one, as this file would write it.</summary>
    public string Sibling(string localName) =>
        Written.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? string.Concat(Written.AsSpan(0, at + 1), localName) : localName;

    /// <summary>All nodes below in document order, not entering elements that <paramref name="closed"/> names.</summary>
    public IEnumerable<Markup> Below(Func<Element, bool>? closed = null)
    {
        foreach (var child in Children)
        {
            yield return child;
            if (child is Element element && closed?.Invoke(element) != true)
                foreach (var inner in element.Below(closed))
                    yield return inner;
        }
    }
}
