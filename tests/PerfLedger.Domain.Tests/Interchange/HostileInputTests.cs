using System.Globalization;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Tests.Interchange;

public class HostileInputTests
{
    /// <summary>
    /// Bytes changed, cut out and doubled at fixed places: read or refused, never an exception, and what is read can be written.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_damaged_file_is_read_or_refused_but_never_breaks_the_reader(int seed)
    {
        var sound = InterchangeWriter.Write(Fold.Imported(Fold.ReadSample().Forms[8]));
        var at = (uint)seed;
        uint Next(int below) => (at = unchecked((at * 1664525) + 1013904223)) >> 8 is var n && below > 0 ? n % (uint)below : 0;
        for (var round = 0; round < 400; round++)
        {
            List<byte> damaged = [.. sound];
            for (var hit = 0; hit <= round % 3; hit++)
            {
                var place = (int)Next(damaged.Count - 40);
                if (round % 4 == 0) damaged.RemoveRange(place, (int)Next(40));
                else if (round % 4 == 1) damaged.InsertRange(place, damaged.GetRange(place, (int)Next(40)));
                else damaged[place] = (byte)Next(256);
            }
            var reading = InterchangeReader.Read(damaged.ToArray());
            Assert.True(reading.File is null != reading.Faults.IsEmpty,
                string.Create(CultureInfo.InvariantCulture, $"seed {seed} round {round}"));
            if (reading.File is { } file) Assert.NotEmpty(InterchangeWriter.Write(Fold.Imported(file.Forms[0])));
        }
    }
}
