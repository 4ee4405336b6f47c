using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Reads the content of one tag: a strict subset of Scriban's grammar, by recursive descent.</summary>
internal sealed class Parser
{
    private const int MaxDepth = 32;
    private static readonly HashSet<string> s_reserved =
        new(StringComparer.Ordinal) { "for", "in", "if", "else", "end", "true", "false", "null" };


    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private Parser(string content) => _tokens = Lexer.Cut(content);

    private Token Next => _tokens[_at];

    public static Tag Parse(string content)
    {
        var source = $"{{{{ {content.Trim()} }}}}";
        if (content.TrimStart().StartsWith('#'))
            return new CommentTag(source);
        var parser = new Parser(content);
        var tag = parser.Tag(source);
        if (parser.Next.Kind != TokenKind.End)
            throw parser.Unexpected(tag);
        return tag;
    }

    private Tag Tag(string source)
    {
        if (Next.Kind == TokenKind.End)
            throw new SyntaxException("空标签：{{ }} 里没有内容");
        if (TakeWord("include"))
            return Include(source);
        if (Next.Kind == TokenKind.Name)
            Refused.Word(Next.Value);
        if (TakeWord("end"))
            return new EndTag(source);
        if (TakeWord("else"))
            return new ElseTag(source, TakeWord("if") ? Condition() : null);
        if (TakeWord("if"))
            return new IfTag(source, Condition());
        return Next is { Kind: TokenKind.Name, Value: "for" } && _tokens[_at + 1] is not { Value: "." or "[" }
            ? For(source)
            : new ValueTag(source, Piped());
    }

    private ForTag For(string source)
    {
        const string shape = "循环应写成 {{ for 行 in 列表 }}";
        _at++;
        if (Next.Kind != TokenKind.Name || s_reserved.Contains(Next.Value))
            throw new SyntaxException(shape);
        var variable = Next.Value;
        _at++;
        if (!TakeWord("in"))
            throw new SyntaxException(shape);
        return Primary() is PathExpression list ? new ForTag(source, variable, list) : throw new SyntaxException(shape);
    }

    private IncludeTag Include(string source)
    {
        var name = Next.Value.Trim();
        if (Next.Kind != TokenKind.Text || name.Length is 0 or > 40 || !name.All(c => char.IsLetterOrDigit(c) || c == '-'))
            throw new SyntaxException("共用部件应写成 {{ include \"表尾\" }}：引号里是已发布部件的名称，不能是文件路径");
        _at++;
        return new IncludeTag(source, name);
    }

    private Expression Condition()
    {
        var condition = Or();
        return Next.Value == "|" ? throw new SyntaxException("条件里的管道要加括号，如 {{ if (得分 | 数) == \"10\" }}") : condition;
    }

    private Expression Piped()
    {
        var value = Or();
        while (TakeSymbol("|"))
        {
            if (value is Call { Function: { IsLast: true } last })
                throw new SyntaxException($"“{last.Name}”必须写在最后");
            value = Pipe(value);
        }
        return value;
    }

    private Call Pipe(Expression input)
    {
        if (Next.Kind != TokenKind.Name)
            throw new SyntaxException("竖线“|”后面应是函数名：" + Function.Names);
        var function = Function.Named(Next.Value);
        _at++;
        List<object?> arguments = [];
        while (Next.Kind is TokenKind.Text or TokenKind.Integer)
        {
            arguments.Add(Primary() is Literal literal ? literal.Value : null);
        }
        function.CheckArguments(arguments);
        return new Call(input, function, arguments);
    }

    private Expression Or() => Chain(() => Chain(Equality, "&&", BinaryOperator.And), "||", BinaryOperator.Or);

    private Expression Chain(Func<Expression> operand, string symbol, BinaryOperator @operator)
    {
        var left = operand();
        while (TakeSymbol(symbol))
            left = new Binary(@operator, left, operand());
        return left;
    }

    private Expression Equality()
    {
        var left = Unary();
        if (TakeSymbol("=="))
            return new Binary(BinaryOperator.Equal, left, Unary());
        return TakeSymbol("!=") ? new Binary(BinaryOperator.NotEqual, left, Unary()) : left;
    }

    private Expression Unary()
    {
        if (++_depth > MaxDepth)
            throw new SyntaxException("表达式太复杂");
        Expression value = TakeSymbol("!") ? new Not(Unary()) : Primary();
        _depth--;
        return value;
    }

    private Expression Primary()
    {
        var token = Next;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new Literal(token.Value);
            case TokenKind.Integer:
                return new Literal(Integer(token.Value));
            case TokenKind.Name when token.Value is "true" or "false":
                return new Literal(token.Value == "true");
            case TokenKind.Name when token.Value == "null":
                return new Literal(null);
            case TokenKind.Name:
                Refused.Word(token.Value);
                return token.Value != "for" && s_reserved.Contains(token.Value)
                    ? throw new SyntaxException($"“{token.Value}”是保留字，不能作名称")
                    : new PathExpression(token.Value, Steps());
            case TokenKind.Symbol when token.Value == "(":
                var inner = Piped();
                if (inner is Call { Function: { IsLast: true, Name: not Function.Merge } placed })
                    throw new SyntaxException($"“{placed.Name}”不能写在括号里");
                return TakeSymbol(")") ? inner : throw new SyntaxException("缺少右括号 )");
            default:
                throw new SyntaxException(token.Kind == TokenKind.End ? "标签没有写完" : $"此处不应出现“{token.Value}”");
        }
    }

    private List<PathStep> Steps()
    {
        List<PathStep> steps = [];
        while (true)
        {
            if (TakeSymbol("."))
            {
                if (Next.Kind != TokenKind.Name)
                    throw new SyntaxException("点号后面应是名称；以数字开头的名称请写成 上级[\"名称\"]");
                steps.Add(new(Next.Value, 0));
                _at++;
            }
            else if (TakeSymbol("["))
            {
                steps.Add(Next.Kind switch
                {
                    TokenKind.Text => new(Next.Value, 0),
                    TokenKind.Integer => new(null, Integer(Next.Value)),
                    _ => throw new SyntaxException("方括号里应是引号括起的名称或序号"),
                });
                _at++;
                if (!TakeSymbol("]"))
                    throw new SyntaxException("缺少右方括号 ]");
            }
            else
            {
                return steps;
            }
        }
    }

    private SyntaxException Unexpected(Tag tag)
    {
        if (Next.Value == ",")
            return new("参数之间用空格，不用逗号");
        if (tag is ValueTag { Value: PathExpression { Steps.Count: 0 } path } && Function.All.ContainsKey(path.Root))
            return new($"函数应写在竖线后面：{{{{ 字段 | {path.Root} }}}}", $"{{{{ 字段 | {path.Root} }}}}");
        return new(Next.Value is "==" or "!=" or "&&" or "||" ? "管道要加括号，如 (得分 | 数) == \"10\"" : $"此处不应出现“{Next.Value}”，一个标签里只能写一句");
    }

    private static long Integer(string digits) => digits.Length <= 9
        ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new SyntaxException($"整数“{digits}”太大");

    private bool TakeWord(string word) => Take(TokenKind.Name, word);

    private bool TakeSymbol(string symbol) => Take(TokenKind.Symbol, symbol);

    private bool Take(TokenKind kind, string value)
    {
        var taken = Next.Kind == kind && Next.Value == value;
        if (taken)
            _at++;
        return taken;
    }
}
