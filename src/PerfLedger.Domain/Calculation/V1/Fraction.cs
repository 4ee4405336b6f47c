using System.Numerics;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>An exact fraction, so that points are rounded once and only once: 1/3 of 15 is 5, not 4.99…</summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger num;
    private readonly BigInteger den;

    private Fraction(BigInteger num, BigInteger den)
    {
        var gcd = BigInteger.GreatestCommonDivisor(num, den) * (den.Sign < 0 ? -1 : 1);
        (this.num, this.den) = (num / gcd, den / gcd);
    }

    public static Fraction Zero { get; } = Of(0);

    public static Fraction One { get; } = Of(1);

    public int Sign => num.Sign;

    public static Fraction Of(decimal d)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(d, bits);
        var mantissa = unchecked(((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0]);
        return new(d < 0 ? -mantissa : mantissa, BigInteger.Pow(10, d.Scale));
    }

    public static Fraction operator +(Fraction a, Fraction b) => new(a.num * b.den + b.num * a.den, a.den * b.den);

    public static Fraction operator -(Fraction a, Fraction b) => new(a.num * b.den - b.num * a.den, a.den * b.den);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.num * b.num, a.den * b.den);

    /// <exception cref="DivideByZeroException">The divisor is zero; callers decide that case before (SCO-10, BUD-08).</exception>
    public static Fraction operator /(Fraction a, Fraction b) =>
        b.Sign == 0 ? throw new DivideByZeroException() : new(a.num * b.den, a.den * b.num);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public Fraction Clamp(Fraction least, Fraction most) => this < least ? least : this > most ? most : this;

    public int CompareTo(Fraction other) => (num * other.den).CompareTo(other.num * den);

    public decimal Round(int decimals, RoundingMode mode)
    {
        var scale = BigInteger.Pow(10, decimals);
        var whole = BigInteger.DivRem(BigInteger.Abs(num) * scale, den, out var rest);
        var half = (rest * 2).CompareTo(den);
        if (half > 0 || (half == 0 && (mode == RoundingMode.HalfAwayFromZero || !whole.IsEven))) whole += 1;
        // Only a mistyped amount gets here: such a ratio is shown as the largest number there is instead of failing.
        return whole > (BigInteger)decimal.MaxValue ? num.Sign * decimal.MaxValue : (decimal)(num.Sign * whole) / (decimal)scale;
    }
}
