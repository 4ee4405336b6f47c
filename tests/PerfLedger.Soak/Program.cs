using PerfLedger.Soak;

return args switch
{
    [WriterProgram.WriteWord, .. var rest] => await WriterProgram.WriteAsync(rest),
    [WriterProgram.RaceWord, .. var rest] => await WriterProgram.RaceAsync(rest),
    _ => await SoakWord.RunAsync(args),
};
